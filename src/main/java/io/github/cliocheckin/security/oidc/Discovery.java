package io.github.cliocheckin.security.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;

/**
 * Finds out from its issuer what a provider is like, when that is first needed: so the service starts without it. What was found
 * is kept; a failure is not, and the next sign-in asks again. Two sign-ins at once may both ask, so that none waits for another.
 */
final class Discovery {
    private final OpenIdSettings settings;
    private final ProviderHttp http;
    private volatile Provider found;

    Discovery(OpenIdSettings settings, ProviderHttp http) {
        this.settings = settings;
        this.http = http;
    }

    Provider provider() {
        Provider known = found;
        if (known == null) {
            known = new Provider(settings, asked(), http);
            found = known;
        }
        return known;
    }

    private OIDCProviderMetadata asked() {
        try {
            HTTPResponse response = new OIDCProviderConfigurationRequest(new Issuer(settings.issuer()))
                    .toHTTPRequest()
                    .send(http);
            if (response.getStatusCode() != HTTPResponse.SC_OK) {
                throw new SignInException.ProviderUnreachable(
                        "its discovery document is answered with status " + response.getStatusCode());
            }
            return OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
        } catch (IOException noAnswer) {
            throw new SignInException.ProviderUnreachable("its discovery document does not come", noAnswer);
        } catch (ParseException unreadable) {
            throw new SignInException.ProviderUnreachable("its discovery document cannot be read");
        }
    }
}
