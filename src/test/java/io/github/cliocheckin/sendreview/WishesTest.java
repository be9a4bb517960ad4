package io.github.cliocheckin.sendreview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.sendreview.Wishes.Wish;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For what a matter is decided again that a person asks for. */
class WishesTest {

    @ParameterizedTest
    @CsvSource({
        "Closed, Closed, true",
        "Open, Closed, true",
        "Closed, Open, false",
        "Pending, Open, false",
        ", Open, true"
    })
    void aMatterThatWasReopenedSinceIsNotDecidedForTheWebhookTrigger(String before, String now, boolean isDecided) {
        Wishes wishes = new Wishes(Map.of(412L, List.of(new Wish(Trigger.MATTER_WEBHOOK, 0, before, "user anna"))));
        assertThat(wishes.of(matter(now)).isPresent()).isEqualTo(isDecided);
    }

    @Test
    void aPolledTriggerIsForItsStatusOnly() {
        Wishes wishes = new Wishes(Map.of(412L, List.of(new Wish(Trigger.CLOSED_MATTER, 0, "Closed", "user anna"))));
        assertThat(wishes.of(matter("Closed"))).isPresent();
        assertThat(wishes.of(matter("Open"))).isEmpty();
    }

    private static Matter matter(String status) {
        return TestMatter.closed(412, "2026-10-30")
                .with("status", "\"" + status + "\"")
                .matter();
    }
}
