package io.github.cliocheckin;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.security.oidc.OpenIdSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of the provider that people sign in at. */
final class OpenIdWiring {

    private static final String ISSUER = "oidc.issuer";
    /** With the subject it is the key of a user, whose column has room for both. */
    private static final int LONGEST_ISSUER = 240;

    private OpenIdWiring() {}

    /**
     * What is set; null if people do not sign in at a provider.
     *
     * @throws SettingException where something is set and something missing
     */
    static OpenIdSettings settings(Settings settings) {
        Map<Role, Set<String>> roles = Map.of(
                Role.VIEWER, values(settings.text("oidc.viewers")),
                Role.OPERATOR, values(settings.text("oidc.operators")),
                Role.ADMIN, values(settings.text("oidc.admins")));
        String id = settings.text("oidc.client-id");
        String secret = settings.text("oidc.client-secret");
        boolean noGroups = roles.values().stream().allMatch(Set::isEmpty);
        if (settings.text("oidc.issuer").isEmpty()) {
            if (id.isEmpty() && secret.isEmpty() && noGroups) {
                return null;
            }
            throw new SettingException(ISSUER, "", "it is empty and other settings of oidc are not: set all or none");
        }
        demand("oidc.client-id", id);
        demand("oidc.client-secret", secret);
        demand("oidc.role-claim", settings.text("oidc.role-claim"));
        if (noGroups) {
            throw new SettingException(
                    "oidc.admins", "", "nobody could sign in: name a group here, in oidc.operators or in oidc.viewers");
        }
        URI issuer = issuer(settings.text("oidc.issuer"));
        try {
            return new OpenIdSettings(
                    issuer,
                    id,
                    secret,
                    URI.create(settings.publicUrl() + "/access/oidc/callback"),
                    values(settings.text("oidc.scopes")),
                    settings.text("oidc.role-claim"),
                    roles,
                    settings.duration("oidc.timeout"));
        } catch (IllegalArgumentException unusable) {
            // Of what it demands only this is not demanded above
            throw new SettingException(ISSUER, issuer.toString(), unusable.getMessage());
        }
    }

    /** As it is written: a slash at its end is a part of the name. */
    private static URI issuer(String text) {
        try {
            if (text.length() <= LONGEST_ISSUER) {
                return new URI(text);
            }
        } catch (URISyntaxException notAnAddress) {
            // said below, with what is needed
        }
        throw new SettingException(
                ISSUER,
                text,
                "it takes an address such as https://login.example.com, of " + LONGEST_ISSUER + " characters");
    }

    private static void demand(String name, String value) {
        if (value.isEmpty()) {
            throw new SettingException(name, "", "it is needed where " + ISSUER + " is set");
        }
    }

    private static Set<String> values(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
