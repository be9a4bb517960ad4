package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClioPagingTest {
    private final Firm firm = Firm.generated(23, 0, LocalDate.of(2026, 10, 30), 1);
    private final SandboxClio clio = SandboxClio.start(0, firm);
    private final Caller caller = Caller.of(clio);

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void everyMatterComesOnceInTheOrderOfIds() {
        List<Long> seen = new ArrayList<>();
        Caller.Reply page = caller.matters("fields", "id,status", "limit", "5", "close_date[]", ">=2026-10-30");
        seen.addAll(page.ids());
        while (page.next() != null) {
            page = caller.get(page.next());
            seen.addAll(page.ids());
        }
        assertThat(seen).containsExactlyElementsOf(firm.matters().keySet());
        assertThat(clio.journal().count("/matters")).isEqualTo(5);
    }

    @Test
    void theNextPageKeepsTheParameters() {
        String next = caller.matters("fields", "id,client{name}", "limit", "2", "close_date[]", "<=2026-10-30")
                .next();
        assertThat(next)
                .startsWith(clio.url() + "/api/v4/matters.json?")
                .contains(
                        "fields=id%2Cclient%7Bname%7D", "limit=2", "close_date%5B%5D=%3C%3D2026-10-30", "page_token=");
        assertThat(caller.get(next).first().path("client").path("name").asText())
                .isNotEmpty();
    }

    @Test
    void theTotalStandsOnEveryPage() {
        Caller.Reply page = caller.matters("limit", "20");
        assertThat(page.json().path("meta").path("records").asInt()).isEqualTo(23);
        assertThat(caller.get(page.next()).json().path("meta").path("records").asInt())
                .isEqualTo(23);
    }

    @Test
    void aMatterThatChangesBetweenTwoPagesIsNeitherLostNorRepeated() {
        Caller.Reply page = caller.matters("limit", "20");
        firm.update(page.ids().get(0), matter -> matter.put("status", "Open"));
        assertThat(caller.get(page.next()).ids()).hasSize(3);
    }

    @Test
    void thePagesCanBeMadeSmallerThanAskedFor() {
        clio.pageSizeLimit(4);
        assertThat(caller.matters("limit", "200").ids()).hasSize(4);
    }

    @Test
    void aPageTokenOfSomebodyElsesIsRefused() {
        Caller.Reply reply = caller.matters("page_token", "https://app.clio.com/api/v4/matters.json?page_token=abc");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errorMessage()).isEqualTo("page_token is invalid");
    }

    @Test
    void aLimitOutsideOfOneTo200IsRefused() {
        for (String limit : List.of("0", "201", "all")) {
            assertThat(caller.matters("limit", limit).status()).isEqualTo(400);
        }
    }
}
