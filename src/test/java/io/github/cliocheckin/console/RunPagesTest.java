package io.github.cliocheckin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.LedgerSearch;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RunPagesTest {

    @Test
    void aReasonLeadsToTheCheckInsOfTheRunsIntegrationThatHaveIt() {
        URI path = URI.create(new RunPages.Restricted("NO_VALID_CONTACT", 1, "", "").path(7));
        assertThat(path.getPath()).isEqualTo("/console/check-ins");
        LedgerSearch search = LedgerSearch.of(path.getRawQuery());
        assertThat(search.groupId()).isEqualTo(7);
        assertThat(search.reason()).isEqualTo("NO_VALID_CONTACT");
    }
}
