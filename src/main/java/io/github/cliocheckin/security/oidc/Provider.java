package io.github.cliocheckin.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A provider as its discovery document describes it, checked: what it lacks is said when it is found, not at a person's sign-in. */
final class Provider {
    private final OpenIdSettings settings;
    private final OIDCProviderMetadata metadata;
    private final IDTokenValidator validator;

    Provider(OpenIdSettings settings, OIDCProviderMetadata metadata, ProviderHttp http) {
        this.settings = settings;
        this.metadata = metadata;
        demand(
                metadata.getIssuer().getValue().equals(settings.issuer().toString()),
                "the provider's discovery document names another issuer than the settings do");
        validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(
                        algorithms(),
                        JWKSourceBuilder.<SecurityContext>create(keys(), http)
                                // It would keep a thread; a key that is not known is asked for anyway
                                .refreshAheadCache(false)
                                .build()),
                null);
        authorizationEndpoint();
        tokenEndpoint();
        client();
    }

    URI authorizationEndpoint() {
        return endpoint(metadata.getAuthorizationEndpointURI(), "authorization_endpoint");
    }

    URI tokenEndpoint() {
        return endpoint(metadata.getTokenEndpointURI(), "token_endpoint");
    }

    /** Whether its callbacks must name it, by RFC 9207. */
    boolean namesItselfInCallbacks() {
        return metadata.supportsAuthorizationResponseIssuerParam();
    }

    /** How we prove ourselves to it: in the head, which OpenID Connect takes for granted, or in the form if it only says that. */
    ClientAuthentication client() {
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        ClientID id = new ClientID(settings.clientId());
        Secret secret = new Secret(settings.clientSecret());
        if (methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            return new ClientSecretBasic(id, secret);
        }
        demand(
                methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST),
                "the provider does not take a client secret");
        return new ClientSecretPost(id, secret);
    }

    /** What the token says, if the provider signed it, for us, for this sign-in, and its time is not over. */
    IDTokenClaimsSet validated(JWT token, String nonce) {
        try {
            IDTokenClaimsSet claims = validator.validate(token, new Nonce(nonce));
            AuthorizedParty party = claims.getAuthorizedParty();
            // Nimbus reads it and leaves the judgement to us
            if (party != null && !party.getValue().equals(settings.clientId())) {
                throw notValid("Unexpected JWT authorized party");
            }
            return claims;
        } catch (BadJOSEException bad) {
            // After a colon stands what the token held
            throw notValid(bad.getMessage().split(":", 2)[0]);
        } catch (JOSEException unable) {
            throw new SignInException.ProviderUnreachable("its keys cannot be read");
        }
    }

    private static SignInException notValid(String reason) {
        return new SignInException.NotValid("the provider's ID token is not valid (" + reason + ")");
    }

    /** Those where only the provider can sign. With the others, a shared secret or none at all, the token proves nothing. */
    private Set<JWSAlgorithm> algorithms() {
        List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
        Set<JWSAlgorithm> taken = new HashSet<>(offered == null ? List.of(JWSAlgorithm.RS256) : offered);
        taken.removeIf(one -> !JWSAlgorithm.Family.RSA.contains(one) && !JWSAlgorithm.Family.EC.contains(one));
        demand(!taken.isEmpty(), "the provider signs its ID tokens in no way that can be checked");
        return taken;
    }

    private URL keys() {
        try {
            return endpoint(metadata.getJWKSetURI(), "jwks_uri").toURL();
        } catch (MalformedURLException unreadable) {
            throw new SignInException.NotSetUp("the provider's jwks_uri is not an address");
        }
    }

    /** A provider on HTTPS that sends us to plain HTTP, even on this machine, is not the one that was meant. */
    private URI endpoint(URI uri, String name) {
        demand(uri != null && OpenIdSettings.keepsSecrets(uri), "the provider's " + name + " is not an https address");
        demand(
                uri.getScheme().equals("https") || settings.issuer().getScheme().equals("http"),
                "the provider's " + name + " is not an https address");
        return uri;
    }

    private static void demand(boolean good, String otherwise) {
        if (!good) {
            throw new SignInException.NotSetUp(otherwise);
        }
    }
}
