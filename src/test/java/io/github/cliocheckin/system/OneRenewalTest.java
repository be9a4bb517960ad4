package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.sandbox.Journal;
import io.github.cliocheckin.system.TwoNodes.Name;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty pollers in two processes meet an expired grant, and Clio is asked for a new token once. */
class OneRenewalTest {

    private static final int ROUNDS = 200;

    @TempDir
    private Path folder;

    @Test
    void howeverManyMeetAnExpiredGrantItIsRenewedOnceAndEachGetsItsAnswer() throws Exception {
        try (TwoNodes nodes = new TwoNodes(folder)) {
            for (int round = 1; round <= ROUNDS; round++) {
                nodes.clio.oauth().rotatesRefreshTokens(round > ROUNDS / 2);
                nodes.clio.oauth().expireAccessTokens();
                List<String> answers = nodes.ask(Name.values()[round % 2]);
                assertThat(answers)
                        .as("round %d", round)
                        .hasSize(2 * Pollers.POLLERS)
                        .containsOnly("350001");
                assertThat(nodes.clio.oauth().refreshes()).as("round %d", round).isEqualTo(round);
            }
            List<Journal.Entry> journal = nodes.clio.journal().entries();
            assertThat(journal)
                    .filteredOn(OneRenewalTest::isRenewal)
                    .as("not even refused ones")
                    .hasSize(ROUNDS);
            for (Name name : Name.values()) {
                List<Journal.Entry> asked = journal.stream().filter(name::asked).toList();
                assertThat(asked.stream().filter(OneRenewalTest::isRenewal))
                        .as("guard: %s renewed", name)
                        .hasSizeGreaterThan(ROUNDS / 20);
                assertThat(asked.stream().filter(isQuestion(401)))
                        .as("guard: %s met expired tokens", name)
                        .hasSizeGreaterThan(ROUNDS);
                assertThat(asked.stream().filter(isQuestion(200)))
                        .hasSizeGreaterThanOrEqualTo(ROUNDS * Pollers.POLLERS);
            }
        }
    }

    private static boolean isRenewal(Journal.Entry entry) {
        return entry.path().equals("/oauth/token")
                && entry.form("grant_type").filter("refresh_token"::equals).isPresent();
    }

    private static Predicate<Journal.Entry> isQuestion(int status) {
        return entry -> entry.path().contains("who_am_i") && entry.status() == status;
    }
}
