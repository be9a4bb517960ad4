package io.github.cliocheckin.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import io.github.cliocheckin.api.Role;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private final TestProvider provider = TestProvider.started();
    private final OpenIdProvider service = new OpenIdProvider(provider.settings());

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aPersonComesBackWithNameAndRole() {
        assertThat(signIn()).isEqualTo(new SignedIn("robin-1", "Robin Example", Role.OPERATOR));
    }

    @Test
    void everySignInIsTiedToItsBrowserByStateNonceAndPkce() throws Exception {
        Beginning one = service.beginning();
        Beginning other = service.beginning();
        AuthenticationRequest sent = AuthenticationRequest.parse(one.authorization());
        assertThat(one.authorization().toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(sent.getState().getValue()).isEqualTo(one.remembered().state());
        assertThat(sent.getNonce().getValue()).isEqualTo(one.remembered().nonce());
        assertThat(sent.getCodeChallengeMethod().getValue()).isEqualTo("S256");
        assertThat(one.authorization().toString())
                .doesNotContain(one.remembered().codeVerifier());
        assertThat(sent.getClientID().getValue()).isEqualTo("checkin");
        assertThat(sent.getRedirectionURI()).isEqualTo(TestProvider.CALLBACK);
        assertThat(sent.getScope().toStringList()).containsExactlyInAnyOrder("openid", "profile", "groups");
        assertThat(List.of(
                        one.remembered().state(),
                        one.remembered().nonce(),
                        one.remembered().codeVerifier()))
                .doesNotContain(
                        other.remembered().state(),
                        other.remembered().nonce(),
                        other.remembered().codeVerifier());
    }

    @Test
    void whatIsRememberedIsNotPrinted() {
        Remembered remembered = service.beginning().remembered();
        assertThat(remembered.toString())
                .doesNotContain(remembered.state(), remembered.nonce(), remembered.codeVerifier());
        assertThat(provider.settings().toString()).doesNotContain(TestProvider.CLIENT_SECRET);
    }

    @Test
    void theCallbackOfAnotherSignInDoesNotCount() {
        URI callback = provider.visited(service.beginning().authorization());
        assertThatThrownBy(() -> service.person(service.beginning().remembered(), callback))
                .isInstanceOf(SignInException.NotValid.class)
                .hasMessageContaining("this browser");
        assertThat(provider.asked("/token")).isZero();
    }

    @Test
    void aCodeFromAnotherSignInIsRefusedByTheProvider() {
        URI foreign = provider.visited(service.beginning().authorization());
        Beginning own = service.beginning();
        String code = foreign.getQuery().replaceAll(".*code=([^&]+).*", "$1");
        URI forged = callback("code=" + code + "&state=" + own.remembered().state());
        assertThatThrownBy(() -> service.person(own.remembered(), forged)).isInstanceOf(SignInException.NotValid.class);
        assertThat(provider.asked("/token")).isEqualTo(1);
    }

    @Test
    void aCallbackCountsOnce() {
        Beginning beginning = service.beginning();
        URI callback = provider.visited(beginning.authorization());
        service.person(beginning.remembered(), callback);
        assertThatThrownBy(() -> service.person(beginning.remembered(), callback))
                .isInstanceOf(SignInException.NotValid.class)
                .hasMessageNotContaining("secret words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state=STATE", "code=x", "code=x&state=", "code=x&state=other", "error=access_denied"})
    void aCallbackThatLacksSomethingDoesNotCount(String query) {
        Beginning beginning = service.beginning();
        URI callback = callback(query.replace("STATE", beginning.remembered().state()));
        assertThatThrownBy(() -> service.person(beginning.remembered(), callback))
                .isInstanceOf(SignInException.NotValid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "login_required", "interaction_required"})
    void whoDeclinesIsToldSo(String error) {
        assertThatThrownBy(() -> answered("error=" + error + "&error_description=do-not-quote"))
                .isInstanceOf(SignInException.Declined.class)
                .hasMessageContaining("declined")
                .hasMessageNotContaining("do-not-quote");
    }

    @Test
    void otherErrorsOfTheCallbackDifferInWhoMustAct() {
        assertThatThrownBy(() -> answered("error=unauthorized_client"))
                .isInstanceOf(SignInException.NotSetUp.class)
                .hasMessageContaining("unauthorized_client");
        assertThatThrownBy(() -> answered("error=server_error"))
                .isInstanceOf(SignInException.ProviderUnreachable.class);
        assertThatThrownBy(() -> answered("error=made%20up"))
                .isInstanceOf(SignInException.ProviderUnreachable.class)
                .hasMessageNotContaining("made");
    }

    @Test
    void aCallbackThatNamesAnotherProviderDoesNotCount() {
        assertThatThrownBy(() -> answered("code=x&iss=https://elsewhere.test"))
                .isInstanceOf(SignInException.NotValid.class)
                .hasMessageContaining("another provider");
        assertThat(provider.asked("/token")).isZero();
    }

    @Test
    void aProviderThatSaysItNamesItselfMustDoSo() {
        provider.describes(metadata -> metadata.setSupportsAuthorizationResponseIssuerParam(true));
        Beginning beginning = service.beginning();
        URI callback = provider.visited(beginning.authorization());
        assertThatThrownBy(() -> service.person(beginning.remembered(), callback))
                .isInstanceOf(SignInException.NotValid.class);
        URI named = URI.create(callback + "&iss=" + provider.issuer());
        assertThat(service.person(beginning.remembered(), named).subject()).isEqualTo("robin-1");
    }

    @Test
    void withoutAGroupThatMeansSomethingThereIsNoRole() {
        provider.says(token -> token.claim("groups", List.of("visitors")));
        assertThatThrownBy(this::signIn)
                .isInstanceOf(SignInException.NoRole.class)
                .hasMessageContaining("administrator");
        provider.says(token -> token.claim("groups", null));
        assertThatThrownBy(this::signIn).isInstanceOf(SignInException.NoRole.class);
    }

    @Test
    void theHighestRoleWins() {
        provider.says(token -> token.claim("groups", List.of("staff", "it", "ops")));
        assertThat(signIn().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void somebodyWithoutANameIsCalledByWhatThereIs() {
        provider.says(token -> token.claim("name", " ").claim("preferred_username", "robin"));
        assertThat(signIn().displayName()).isEqualTo("robin");
        provider.says(token -> token.claim("name", null).claim("email", "robin@firm.test"));
        assertThat(signIn().displayName()).isEqualTo("robin@firm.test");
        provider.says(token -> token.claim("name", null));
        assertThat(signIn().displayName()).isEqualTo("robin-1");
    }

    @Test
    void theSecretGoesIntoTheFormWhereTheProviderTakesItThereOnly() {
        provider.describes(metadata ->
                metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.CLIENT_SECRET_POST)));
        assertThat(signIn().subject()).isEqualTo("robin-1");
    }

    private SignedIn signIn() {
        Beginning beginning = service.beginning();
        return service.person(beginning.remembered(), provider.visited(beginning.authorization()));
    }

    private SignedIn answered(String query) {
        Remembered remembered = service.beginning().remembered();
        return service.person(remembered, callback(query + "&state=" + remembered.state()));
    }

    private static URI callback(String query) {
        return URI.create(TestProvider.CALLBACK + (query.isEmpty() ? "" : "?" + query));
    }
}
