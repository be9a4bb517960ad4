package io.github.cliocheckin.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdTokenTest {
    private final TestProvider provider = TestProvider.started();
    private final OpenIdProvider service = new OpenIdProvider(provider.settings());

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aTokenForAnotherSignInDoesNotCount() {
        provider.says(token -> token.claim("nonce", "of-another-sign-in"));
        assertNotValid("nonce");
        provider.says(token -> token.claim("nonce", null));
        assertNotValid("nonce");
    }

    @Test
    void aTokenForAnotherServiceDoesNotCount() {
        provider.says(token -> token.audience("another-service"));
        assertNotValid("audience");
        provider.says(
                token -> token.audience(List.of("checkin", "another-service")).claim("azp", "another-service"));
        assertNotValid("authorized party");
    }

    @Test
    void aTokenOfAnotherIssuerDoesNotCount() {
        provider.says(token -> token.issuer("https://elsewhere.test"));
        assertNotValid("issuer");
    }

    @Test
    void aTokenWhoseTimeIsOverDoesNotCount() {
        provider.says(token -> token.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        assertNotValid("Expired");
        provider.says(token -> token.expirationTime(null));
        assertNotValid("exp");
    }

    @Test
    void aTokenOfTheFutureDoesNotCount() {
        provider.says(token -> token.issueTime(Date.from(Instant.now().plusSeconds(600))));
        assertNotValid("ahead");
    }

    @Test
    void aTokenOfNobodyDoesNotCount() {
        provider.says(token -> token.subject(null));
        assertNotValid("sub");
    }

    @Test
    void aTokenThatNobodySignedDoesNotCount() {
        provider.writes(claims -> new PlainJWT(claims).serialize());
        assertNotValid("");
        provider.writes(claims -> {
            String signed = provider.signed(claims);
            return signed.substring(0, signed.lastIndexOf('.') + 1);
        });
        assertNotValid("");
    }

    @Test
    void aTokenSignedWithASecretThatWeKnowTooDoesNotCount() {
        provider.writes(claims -> {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(TestProvider.CLIENT_SECRET));
            return jwt.serialize();
        });
        assertNotValid("");
    }

    @Test
    void notEvenIfTheProviderOffersIt() {
        provider.describes(metadata -> metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256)));
        aTokenSignedWithASecretThatWeKnowTooDoesNotCount();
    }

    @Test
    void aTokenThatWasChangedDoesNotCount() {
        provider.writes(claims -> {
            String[] parts = provider.signed(claims).split("\\.");
            String[] others = provider.signed(new JWTClaimsSet.Builder(claims)
                            .claim("groups", List.of("it"))
                            .build())
                    .split("\\.");
            return parts[0] + "." + others[1] + "." + parts[2];
        });
        assertNotValid("");
    }

    @Test
    void aNewKeyOfTheProviderIsFound() {
        assertThat(signIn().subject()).isEqualTo("robin-1");
        provider.signsWithANewKey(true);
        assertThat(signIn().subject()).isEqualTo("robin-1");
        assertThat(provider.asked("/keys")).isEqualTo(2);
        assertThat(signIn().subject()).isEqualTo("robin-1");
        assertThat(provider.asked("/keys")).isEqualTo(2);
    }

    @Test
    void aKeyThatIsNotTheProvidersDoesNotCount() {
        provider.signsWithANewKey(false);
        assertNotValid("");
    }

    @Test
    void anAnswerWithoutATokenProvesNothing() {
        provider.answers(
                "/token",
                exchange -> TestProvider.send(
                        exchange, 200, "application/json", "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));
        assertThatThrownBy(this::signIn).isInstanceOf(SignInException.NotValid.class);
    }

    @Test
    void aTokenThatIsNoneIsNotQuoted() {
        provider.writes(claims -> "eyJsecret.words");
        assertThatThrownBy(this::signIn)
                .isInstanceOf(SignInException.NotValid.class)
                .hasNoCause()
                .hasMessageNotContaining("eyJsecret");
    }

    private void assertNotValid(String reason) {
        assertThatThrownBy(this::signIn)
                .isInstanceOf(SignInException.NotValid.class)
                .hasNoCause()
                .hasMessageContaining("ID token is not valid")
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("another-service", "elsewhere", "of-another-sign-in")
                .hasMessageNotContaining(provider.lastToken());
    }

    private SignedIn signIn() {
        Beginning beginning = service.beginning();
        return service.person(beginning.remembered(), provider.visited(beginning.authorization()));
    }
}
