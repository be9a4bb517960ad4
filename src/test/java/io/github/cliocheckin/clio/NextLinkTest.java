package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextLinkTest {

    private static final URI HERE = URI.create("https://app.clio.com/api/v4/matters.json?fields=id&page_token=a");

    @Test
    void theLinkIsFollowedAsItIs() {
        String next = "https://app.clio.com/api/v4/matters.json?page_token=b%3D%3D&order=id%28asc%29&fields=id";
        assertThat(NextLink.from(HERE, next)).hasToString(next);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void theLastPageHasNone(String next) {
        assertThat(NextLink.from(HERE, next)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/v4/matters.json?page_token=b",
                "http://app.clio.com/api/v4/matters.json?page_token=b",
                "https://app.clio.com:8443/api/v4/matters.json?page_token=b",
                "https://app.clio.com.evil.example/api/v4/matters.json?page_token=b",
                "https://app.clio.com@evil.example/api/v4/matters.json?page_token=b",
                "https://someone@app.clio.com/api/v4/matters.json?page_token=b",
                "https://app.clio.com/api/v4/users.json?page_token=b",
                "/api/v4/matters.json?page_token=b",
                "//evil.example/api/v4/matters.json",
                "file:///etc/passwd",
                "not an address"
            })
    void aLinkThatLeadsElsewhereIsNotFollowed(String next) {
        assertThatThrownBy(() -> NextLink.from(HERE, next)).isInstanceOf(ClioUnavailableException.class);
    }

    @Test
    void aLinkBackToItsOwnPageIsACircle() {
        assertThatThrownBy(() -> NextLink.from(HERE, HERE.toString()))
                .isInstanceOf(ClioUnavailableException.class)
                .hasMessageContaining("read already");
    }
}
