package io.github.cliocheckin.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderFailuresTest {
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final TestProvider provider = TestProvider.started();
    private final OpenIdProvider service = new OpenIdProvider(provider.settings());

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void theDiscoveryDocumentIsReadOnceAndNotBeforeItIsNeeded() {
        assertThat(provider.asked(DISCOVERY)).isZero();
        signIn(service);
        signIn(service);
        assertThat(provider.asked(DISCOVERY)).isEqualTo(1);
    }

    @Test
    void afterAFailureTheNextSignInAsksAgain() {
        provider.answers(DISCOVERY, exchange -> TestProvider.send(exchange, 503, "text/html", "<p>Back soon"));
        assertThatThrownBy(service::beginning)
                .isInstanceOf(SignInException.ProviderUnreachable.class)
                .hasMessageContaining("503");
        provider.mends(DISCOVERY);
        assertThat(signIn(service).subject()).isEqualTo("robin-1");
    }

    @Test
    void aProviderThatIsNotThereIsUnreachable() {
        provider.close();
        assertThatThrownBy(service::beginning)
                .isInstanceOf(SignInException.ProviderUnreachable.class)
                .hasMessageContaining("(ConnectException)")
                .hasMessageContaining("Begin again in a minute");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISCOVERY, "/token", "/keys"})
    void aProviderThatHangsIsGivenUp(String path) {
        OpenIdProvider impatient = impatient();
        long before = provider.asked(path);
        provider.answers(path, provider::hangs);
        assertThatThrownBy(() -> signIn(impatient)).isInstanceOf(SignInException.ProviderUnreachable.class);
        assertThat(provider.asked(path)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {DISCOVERY, "/token", "/keys"})
    void soIsOneThatBeginsToAnswerAndNeverEnds(String path) {
        OpenIdProvider impatient = impatient();
        long before = provider.asked(path);
        provider.answers(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            provider.hangs(exchange);
        });
        assertThatThrownBy(() -> signIn(impatient)).isInstanceOf(SignInException.ProviderUnreachable.class);
        assertThat(provider.asked(path)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {DISCOVERY, "/token", "/keys"})
    void aRedirectIsNotFollowed(String path) {
        provider.answers(path, exchange -> TestProvider.redirect(exchange, provider.issuer() + "/elsewhere"));
        assertThatThrownBy(() -> signIn(service)).isInstanceOf(SignInException.ProviderUnreachable.class);
        assertThat(provider.asked(path)).isEqualTo(1);
        assertThat(provider.asked("/elsewhere")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {DISCOVERY, "/token", "/keys"})
    void anAnswerThatCannotBeReadIsNone(String path) {
        for (String body : List.of("<p>Welcome", "{", "[]", "{}", " ".repeat(2 << 20))) {
            assertUnreadable(path, "application/json", body);
        }
        assertUnreadable(path, "no type", "{}");
    }

    @Test
    void aWrongSecretIsAMatterOfSettingsAndIsNotQuoted() {
        OpenIdSettings right = provider.settings();
        OpenIdProvider wrong = new OpenIdProvider(new OpenIdSettings(
                right.issuer(),
                right.clientId(),
                "mistyped",
                right.redirectUri(),
                right.scopes(),
                right.roleClaim(),
                right.roleValues(),
                right.timeout()));
        assertThatThrownBy(() -> signIn(wrong))
                .isInstanceOf(SignInException.NotSetUp.class)
                .hasMessageContaining("invalid_client")
                .hasMessageNotContaining("mistyped");
    }

    @Test
    void anotherIssuerThanTheOneThatWasMeantIsRefused() {
        OpenIdProvider astray = new OpenIdProvider(settings(provider.issuer().replace("127.0.0.1", "localhost")));
        assertThatThrownBy(astray::beginning)
                .isInstanceOf(SignInException.NotSetUp.class)
                .hasMessageContaining("another issuer");
    }

    @Test
    void aProviderThatLacksWhatASignInNeedsIsRefused() {
        assertNotSetUp("authorization_endpoint", metadata -> metadata.setAuthorizationEndpointURI(null));
        assertNotSetUp("token_endpoint", metadata -> metadata.setTokenEndpointURI(null));
        assertNotSetUp("signs", metadata -> metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.HS256)));
        assertNotSetUp(
                "client secret",
                metadata -> metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.test/token", "http://127.0.0.1/token", "ftp://login.test/token"})
    void theSecretGoesNowhereWithoutEncryption(String tokenEndpoint) {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer("https://login.test"), List.of(SubjectType.PUBLIC), URI.create("https://login.test/keys"));
        metadata.setAuthorizationEndpointURI(URI.create("https://login.test/authorize"));
        metadata.setTokenEndpointURI(URI.create(tokenEndpoint));
        OpenIdSettings settings = settings("https://login.test");
        assertThatThrownBy(() -> new Provider(settings, metadata, new ProviderHttp(Duration.ofSeconds(1))))
                .isInstanceOf(SignInException.NotSetUp.class)
                .hasMessageContaining("token_endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.test", "http://127.0.0.1.login.test", "login.test", "file:///etc/issuer"})
    void anIssuerMustBeReachedByHttps(String issuer) {
        assertThatThrownBy(() -> settings(issuer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    /** Gives up soon, but not because this machine has yet to load what a sign-in needs: the patient service has been there. */
    private OpenIdProvider impatient() {
        signIn(service);
        return new OpenIdProvider(provider.settings(Duration.ofSeconds(1)));
    }

    /** With a new service each time, for one that saw bad keys does not ask for them again at once. */
    private void assertUnreadable(String path, String type, String body) {
        provider.answers(path, exchange -> TestProvider.send(exchange, 200, type, body));
        long before = provider.asked(path);
        assertThatThrownBy(() -> signIn(new OpenIdProvider(provider.settings())))
                .isInstanceOf(SignInException.ProviderUnreachable.class)
                .hasNoCause();
        assertThat(provider.asked(path)).isEqualTo(before + 1);
    }

    private void assertNotSetUp(String reason, Consumer<OIDCProviderMetadata> change) {
        provider.describes(change);
        assertThatThrownBy(service::beginning)
                .isInstanceOf(SignInException.NotSetUp.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("Tell an administrator");
    }

    private static OpenIdSettings settings(String issuer) {
        return new OpenIdSettings(
                URI.create(issuer),
                "checkin",
                TestProvider.CLIENT_SECRET,
                TestProvider.CALLBACK,
                Set.of(),
                "groups",
                Map.of(),
                Duration.ofSeconds(20));
    }

    private SignedIn signIn(OpenIdProvider signingIn) {
        Beginning beginning = signingIn.beginning();
        return signingIn.person(beginning.remembered(), provider.visited(beginning.authorization()));
    }
}
