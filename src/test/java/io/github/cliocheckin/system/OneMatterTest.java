package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One matter's way through four files: routes/poll.camel.yaml finds it, routes/matter.camel.yaml decides it by the rule that
 * it names, routes/checkin.camel.yaml sends it; what is decided otherwise leaves through routes/restriction.camel.yaml.
 */
class OneMatterTest {

    @TempDir
    Path folder;

    @Test
    void aClosedMatterBecomesACheckInAtItsLocationOnceAndForAll() throws Exception {
        Firm firm = Firm.empty();
        SandboxClient client = SandboxClient.person(501, "Ada", "Byron", "ada@mail.test", "(512) 555-0142");
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(client)
                .location("Norman")
                .displayNumber("00042-Byron")
                .save();
        try (Scene scene = Scene.with(firm, folder).connectedGroup("Austin", "Norman")) {
            scene.waitUntilPolled();
            scene.waitUntilRow(matter, "SENT");

            assertThat(scene.receiver.accepted()).singleElement().satisfies(accepted -> {
                assertThat(accepted.businessNumber()).isEqualTo(Scene.ENTERPRISE + 2);
                assertThat(accepted.name()).isEqualTo("Ada Byron");
                assertThat(accepted.emailId()).isEqualTo("ada@mail.test");
                assertThat(accepted.phone()).isEqualTo("5125550142");
                assertThat(accepted.smsEnabled()).isEqualTo(1);
                assertThat(accepted.externalId()).isEqualTo("501");
                assertThat(accepted.additionalParams()).isEqualTo(Map.of("Integration Trigger", "Closed Matter"));
            });
            assertThat(scene.row(matter).get("matterNumber").asText()).isEqualTo("00042-Byron");
            assertThat(scene.row(matter).get("customerId").asText())
                    .isEqualTo(scene.receiver.accepted().get(0).customerId());
            assertThat(scene.history(matter))
                    .extracting(line -> line.get("state").asText())
                    .containsExactly("PENDING", "SENDING", "SENT");

            // Seen again, closed again, dated anew: it was asked, and is not asked twice
            firm.update(matter, changed -> {
                changed.put("close_date", Scene.YESTERDAY.toString());
                changed.put("updated_at", scene.clock.instant().toString());
            });
            scene.pollNow();
            assertThat(scene.receiver.accepted())
                    .extracting(AcceptedCheckIn::externalId)
                    .containsExactly("501");
        }
    }

    @Test
    void aMatterWhoseBoxIsTickedIsRecordedWithItsReasonAndNotSent() throws Exception {
        Firm firm = Firm.empty();
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .dontSendReview(true)
                .save();
        try (Scene scene = Scene.with(firm, folder).connectedGroup()) {
            scene.waitUntilPolled();
            assertThat(scene.row(matter).get("state").asText()).isEqualTo("RESTRICTED");
            assertThat(scene.row(matter).get("reason").get("code").asText()).isEqualTo("DONT_SEND_REVIEW");
            assertThat(scene.row(matter).get("reason").get("text").asText())
                    .isEqualTo("Matters don't send review request custom field value is true");
            assertThat(scene.received()).isEmpty();

            // The firm unticks it: decided again, though its date lies in the past, and sent
            firm.update(matter, changed -> {
                changed.withArray("custom_field_values")
                        .forEach(value -> ((com.fasterxml.jackson.databind.node.ObjectNode) value).put("value", false));
                changed.put("updated_at", scene.clock.instant().toString());
            });
            scene.pollNow();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.history(matter))
                    .extracting(line -> line.get("state").asText())
                    .containsExactly("RESTRICTED", "PENDING", "SENDING", "SENT");
        }
    }
}
