package io.github.cliocheckin.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.Journal;
import io.github.cliocheckin.sandbox.SandboxClio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four kamelets in a bare camel-main application, in the route of docs/kamelets.md, with nothing of our wiring. */
class KameletsTest {

    @TempDir
    Path folder;

    private final KameletsScene scene = new KameletsScene();
    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
        scene.close();
    }

    @Test
    void aClosedMatterArrivesOnceAtTheBusinessOfItsLocation() throws Exception {
        scene.matter(1).location("Norman").save();
        scene.matter(2).location("Tulsa").save();
        start();
        scene.waitUntilArrived(2);
        scene.waitForQuestions(3);
        assertThat(scene.arrived()).containsExactly("149451644517301 801", "149451644517302 802");
        assertThat(scene.receiver.accepted()).allSatisfy(accepted -> {
            assertThat(accepted.name()).startsWith("Robin Client");
            assertThat(accepted.phone()).isEqualTo("5125550100");
            assertThat(accepted.smsEnabled()).isEqualTo(1);
        });
        assertThat(main.getCamelContext().getRegistry().lookupByName("database"))
                .isNull();
    }

    @Test
    void aTickedBoxAndALocationThatNobodyKnowsAreLeftOut() throws Exception {
        scene.matter(1).location("Norman").dontSendReview(true).save();
        scene.matter(2).location("Nowhere").save();
        scene.matter(3).save();
        scene.matter(4).location("Norman").dontSendReview(false).save();
        start();
        scene.waitUntilArrived(1);
        scene.waitForQuestions(3);
        assertThat(scene.arrived()).containsExactly("149451644517301 804");
    }

    @Test
    void everyPageIsReadAndWhatChangesComesAgain() throws Exception {
        scene.clio.pageSizeLimit(2);
        long changed = scene.matter(1).location("Norman").save();
        for (int i = 2; i <= 5; i++) {
            scene.matter(i).location("Norman").save();
        }
        start();
        scene.waitUntilArrived(5);
        assertThat(scene.arrived()).doesNotHaveDuplicates().hasSize(5);
        scene.firm.update(
                changed,
                matter -> matter.put("updated_at", Instant.now().plusSeconds(60).toString()));
        scene.waitUntilArrived(6);
        scene.waitForQuestions(3);
        assertThat(scene.arrived()).hasSize(6);
    }

    @Test
    void aRateLimitIsWaitedOutAndNothingIsMissing() throws Exception {
        scene.matter(1).location("Norman").save();
        scene.clio.faults().next(1, Fault.status(429, "application/json", "{}", Map.of("Retry-After", "2")));
        start();
        scene.waitUntilArrived(1);
        List<Journal.Entry> questions = scene.clio.journal().entries();
        assertThat(questions.get(0).status()).isEqualTo(429);
        assertThat(Duration.between(questions.get(0).at(), questions.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(questions.get(1).query()).isEqualTo(questions.get(0).query());
    }

    @Test
    void whatTheRouteFailsOnComesAgain() throws Exception {
        scene.matter(1).location("Norman").save();
        scene.receiver.faults().next(1, Fault.status(429, "application/json", "{}", Map.of()));
        start();
        scene.waitUntilArrived(1);
        scene.waitForQuestions(3);
        assertThat(scene.arrived()).hasSize(1);
    }

    @Test
    void aLinkToAnotherHostIsNotFollowedAndNothingIsMissing() throws Exception {
        scene.matter(1).location("Norman").save();
        try (SandboxClio elsewhere = SandboxClio.start(0, Firm.empty())) {
            scene.clio.faults().next(1, Fault.nextLink(elsewhere.url() + "/api/v4/matters.json"));
            scene.clio.faults().next(1, Fault.status(302, "text/plain", "", Map.of("Location", elsewhere.url())));
            start();
            scene.waitUntilArrived(1);
            assertThat(elsewhere.journal().entries()).isEmpty();
        }
    }

    @Test
    void whereClioHidesCustomFieldsNobodyIsAsked() throws Exception {
        scene.firm.customFieldsForbidden(true);
        scene.matter(1).location("Norman").dontSendReview(true).save();
        start();
        scene.waitForQuestions(3);
        assertThat(scene.arrived()).isEmpty();
    }

    private void start() throws Exception {
        scene.settings().forEach(main::addInitialProperty);
        main.configure().withRoutesIncludePattern("file:" + KameletsScene.route(folder));
        main.start();
        await().atMost(Duration.ofSeconds(30)).until(main::isStarted);
    }
}
