package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The order in which a matter passes the rules: the first that speaks against it names the reason. */
class RulesOrderTest {

    private static final Pattern RULE = Pattern.compile("bean: \\{ ref: rules, method: (\\w+) }");

    @Test
    void theRouteAsksTheRulesInTheOrderOfTheDesign() throws IOException {
        String route = Files.readString(Path.of("routes/matter.camel.yaml"));
        String rules = route.substring(route.indexOf("id: apply-rules"));
        List<String> order = RULE.matcher(rules)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(order)
                .containsExactly(
                        "dontSendReview", "location", "client", "contact", "name", "beta", "checkIn", "cooldown");
    }

    @Test
    void theReasonsAreKeptInTheOrderOfTheRules() {
        assertThat(Reason.values())
                .extracting(Reason::name)
                .containsExactly(
                        "DONT_SEND_REVIEW",
                        "LOCATION_MISSING",
                        "LOCATION_UNMAPPED",
                        "LOCATION_INACTIVE",
                        "CLIENT_MISSING",
                        "NO_VALID_CONTACT",
                        "NAME_MISSING",
                        "RECENTLY_REQUESTED",
                        "ALREADY_REQUESTED",
                        "MATTER_NOT_SHOWN",
                        "MATTER_REOPENED",
                        "TRIGGER_REMOVED",
                        "INTEGRATION_BETA",
                        "CHECKIN_REJECTED");
    }

    @Test
    void everyReasonHasASentenceAndAnAdvice() {
        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(reason.sentence()).matches("\\p{Lu}.{9,}");
            assertThat(reason.advice()).matches("\\p{Lu}.{9,}\\.");
        });
        assertThat(Reason.values()).extracting(Reason::sentence).doesNotHaveDuplicates();
    }
}
