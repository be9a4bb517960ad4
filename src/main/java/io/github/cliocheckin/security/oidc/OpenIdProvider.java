package io.github.cliocheckin.security.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.github.cliocheckin.api.Role;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Signs people in at one OpenID provider, by the authorization code flow with PKCE. Every failure is a {@link SignInException}.
 * May be used by any number of sign-ins at once.
 */
public final class OpenIdProvider {
    /** RFC 6749, appendix A.11. */
    private static final String CODE = "[\\x20-\\x7E]+";

    private final OpenIdSettings settings;
    private final Discovery discovery;
    private final CodeExchange exchange;
    private final RoleClaim roleClaim;

    /** Asks the provider nothing yet. */
    public OpenIdProvider(OpenIdSettings settings) {
        this.settings = settings;
        ProviderHttp http = new ProviderHttp(settings.timeout());
        discovery = new Discovery(settings, http);
        exchange = new CodeExchange(http, settings.redirectUri());
        roleClaim = new RoleClaim(settings.roleClaim(), settings.roleValues());
    }

    /** Begins a sign-in: where to send the person, and what to remember until they come back. */
    public Beginning beginning() {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        Scope scope = new Scope("openid");
        settings.scopes().forEach(scope::add);
        URI authorization = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(settings.clientId()), settings.redirectUri())
                .endpointURI(discovery.provider().authorizationEndpoint())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Beginning(authorization, new Remembered(state.getValue(), nonce.getValue(), verifier.getValue()));
    }

    /**
     * Ends a sign-in: who came back.
     *
     * @param callback the whole address that the browser came back to
     */
    public SignedIn person(Remembered remembered, URI callback) {
        AuthenticationResponse response = ownResponse(remembered, callback);
        if (!response.indicatesSuccess()) {
            throw ErrorCodes.told(response.toErrorResponse().getErrorObject());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        Provider provider = discovery.provider();
        if (code == null
                || !code.getValue().matches(CODE)
                || response.getIssuer() == null && provider.namesItselfInCallbacks()) {
            throw new SignInException.NotValid("something is missing or wrong in what the provider sent back");
        }
        JWT token = exchange.idToken(provider, code, new CodeVerifier(remembered.codeVerifier()));
        IDTokenClaimsSet claims = provider.validated(token, remembered.nonce());
        return signedIn(claims.getSubject().getValue(), claims.toJSONObject());
    }

    /** What came back, if it belongs to the sign-in that this browser began, with this provider. */
    private AuthenticationResponse ownResponse(Remembered remembered, URI callback) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(callback);
        } catch (ParseException | IllegalArgumentException unreadable) {
            // Nimbus lets the second one through where an issuer or a state is no text that it takes
            throw new SignInException.NotValid("what the provider sent back cannot be read");
        }
        if (!new State(remembered.state()).equals(response.getState())) {
            throw new SignInException.NotValid("it was not begun in this browser, or another one was begun since");
        }
        if (response.getIssuer() != null
                && !response.getIssuer().getValue().equals(settings.issuer().toString())) {
            throw new SignInException.NotValid("another provider sent you back");
        }
        return response;
    }

    private SignedIn signedIn(String subject, Map<String, Object> claims) {
        Role role = roleClaim.highest(claims).orElseThrow(SignInException.NoRole::new);
        String displayName = Stream.of("name", "preferred_username", "email")
                .map(claims::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(subject);
        return new SignedIn(subject, displayName, role);
    }
}
