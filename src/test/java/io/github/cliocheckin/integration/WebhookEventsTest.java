package io.github.cliocheckin.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.integration.WebhookEvents.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookEventsTest {

    @Test
    void theyAreReadInWhateverOrderAndWithWhateverSpaces() {
        WebhookEvents events = WebhookEvents.parse(" matter_opened ,matter_closed,, matter_closed");
        assertThat(events.words()).containsExactly("matter_closed", "matter_opened");
        assertThat(events).hasToString("matter_closed,matter_opened");
        assertThat(events).isEqualTo(WebhookEvents.parse("matter_closed,matter_opened"));
        assertThat(events.contains(Event.MATTER_CLOSED)).isTrue();
        assertThat(events.contains(Event.MATTER_PENDED)).isFalse();
    }

    @Test
    void noWordsAreNoEvents() {
        for (String words : new String[] {null, "", " ", ","}) {
            assertThat(WebhookEvents.parse(words).isEmpty()).isTrue();
        }
    }

    @Test
    void aWordThatIsNoEventIsNamed() {
        for (String word : List.of("deleted", "Matter_Closed", "closed", "matter_closed;matter_opened")) {
            assertThatThrownBy(() -> WebhookEvents.parse("matter_pended," + word))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(word + " is no event")
                    .hasMessageContaining("matter_closed, matter_pended, matter_opened");
        }
    }

    @Test
    void onlyThoseAreWantedThatATriggerStandsFor() {
        String all = "matter_closed,matter_pended,matter_opened";
        assertThat(wanted(all, Trigger.CLOSED_MATTER)).containsExactly("matter_closed");
        assertThat(wanted(all, Trigger.OPEN_MATTER, Trigger.PENDING_MATTER))
                .containsExactly("matter_pended", "matter_opened");
        assertThat(wanted("matter_closed", Trigger.OPEN_MATTER)).isEmpty();
    }

    @Test
    void theWebhookTriggerStandsForAllOfThem() {
        assertThat(wanted("matter_closed,matter_opened", Trigger.MATTER_WEBHOOK))
                .containsExactly("matter_closed", "matter_opened");
    }

    @Test
    void withoutThePropertyNoneAreWanted() {
        assertThat(WebhookEvents.wantedBy(TestGroups.group(Map.of(), List.of())).isEmpty())
                .isTrue();
    }

    @Test
    void whatWasStoredBeforeItWasCheckedCountsForNothing() {
        assertThat(wanted("nonsense,matter_closed", Trigger.CLOSED_MATTER)).containsExactly("matter_closed");
    }

    private static List<String> wanted(String property, Trigger... triggers) {
        IntegrationGroup group = TestGroups.group(Map.of(PropertyKey.WEBHOOK_EVENTS, property), List.of());
        Set<Trigger> all = EnumSet.copyOf(List.of(triggers));
        return WebhookEvents.wantedBy(new IntegrationGroup(
                        group.id(),
                        group.parent(),
                        group.beta(),
                        group.paused(),
                        group.pausedReason(),
                        all,
                        group.properties(),
                        group.mappings()))
                .words();
    }
}
