package io.github.cliocheckin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.security.oidc.OpenIdSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Either people sign in at a provider, or they do not; half of it stops the start and names what is missing. */
class OpenIdWiringTest {

    private final Map<String, String> whole = new HashMap<>(Map.of(
            "public.url", "https://reviews.example.com/",
            "oidc.issuer", "https://login.example.com/",
            "oidc.client-id", "checkin",
            "oidc.client-secret", "secret",
            "oidc.scopes", "profile, groups",
            "oidc.role-claim", "groups",
            "oidc.viewers", "staff, guests,",
            "oidc.admins", "it",
            "oidc.timeout", "PT10S"));

    @Test
    void withoutAnythingSetNobodySignsInAtAProvider() throws Exception {
        assertThat(settings(Map.of("oidc.scopes", "profile", "oidc.role-claim", "groups", "oidc.timeout", "PT10S")))
                .isNull();
    }

    @Test
    void whatIsSetIsTakenAsItIsWritten() throws Exception {
        OpenIdSettings settings = settings(whole);
        assertThat(settings.issuer()).hasToString("https://login.example.com/");
        assertThat(settings.redirectUri()).hasToString("https://reviews.example.com/access/oidc/callback");
        assertThat(settings.scopes()).containsExactlyInAnyOrder("profile", "groups");
        assertThat(settings.roleValues().get(Role.VIEWER)).containsExactlyInAnyOrder("staff", "guests");
        assertThat(settings.roleValues().get(Role.OPERATOR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "oidc.issuer, ''",
        "oidc.issuer, http://login.example.com",
        "oidc.issuer, login.example.com",
        "oidc.issuer, https://login example.com",
        "oidc.client-id, ''",
        "oidc.client-secret, ''",
        "oidc.role-claim, ''",
        "oidc.timeout, soon",
    })
    void halfOfItStopsTheStartAndNamesTheSetting(String name, String value) {
        whole.put(name, value);
        assertThatThrownBy(() -> settings(whole))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("Setting " + name + "=" + value + " ");
    }

    @Test
    void aProviderWithoutAnyGroupStopsTheStart() {
        whole.putAll(Map.of("oidc.viewers", " , ", "oidc.admins", ""));
        assertThatThrownBy(() -> settings(whole))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("oidc.admins", "oidc.operators", "oidc.viewers");
    }

    private static OpenIdSettings settings(Map<String, String> values) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.putAll(values);
            camel.getPropertiesComponent().setInitialProperties(properties);
            return OpenIdWiring.settings(new Settings(camel.getPropertiesComponent()));
        }
    }
}
