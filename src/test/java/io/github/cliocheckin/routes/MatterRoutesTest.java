package io.github.cliocheckin.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.clio.Client;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Enrichment;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.matter.Rules;
import io.github.cliocheckin.ops.Collect;
import io.github.cliocheckin.ops.Faults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** The business policy as it stands in routes/matter.camel.yaml, with its dead-letter channel and nothing else. */
class MatterRoutesTest extends CamelTestSupport {

    private static final Mapping EVERYWHERE = new Mapping(
            1,
            1,
            new Business(149451644517222L, "Firm", false, "UTC", "US"),
            true,
            null,
            new Frequency(1, Frequency.Unit.DAYS),
            Instant.EPOCH,
            Instant.EPOCH,
            Map.of());

    @Override
    protected RoutesBuilder[] createRouteBuilders() throws Exception {
        return PluginHelper.getRoutesLoader(context())
                .findRoutesBuilders(
                        PluginHelper.getResourceLoader(context()).resolveResource("file:routes/errors.camel.yaml"),
                        PluginHelper.getResourceLoader(context()).resolveResource("file:routes/matter.camel.yaml"),
                        PluginHelper.getResourceLoader(context()).resolveResource("file:routes/restriction.camel.yaml"))
                .toArray(RoutesBuilder[]::new);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getPropertiesComponent().addOverrideProperty("restriction.endpoint", "");
        camel.getRegistry().bind("rules", new Rules(Duration.ofDays(30)));
        Picklists picklists = new Picklists(Clock.systemUTC());
        camel.getRegistry().bind("picklists", picklists);
        camel.getRegistry().bind("enrichment", new Enrichment(picklists));
        camel.getRegistry().bind("clioAnswers", new ClioAnswers(new ClioBudget(Clock.systemUTC()), Clock.systemUTC()));
        camel.getRegistry().bind("decisions", new Collect<>("decisions", Decision.class));
        camel.getRegistry().bind("objectMapper", Json.mapper());
        camel.getRegistry().bind("faults", new Faults());
        return camel;
    }

    @Test
    void aMatterThatNoRuleSpeaksAgainstBecomesACheckIn() {
        Object decision = decide(candidate(client("ada@mail.test"), false, false));
        assertThat(decision).isInstanceOfSatisfying(CheckIn.class, checkIn -> {
            assertThat(checkIn.request().emailId()).isEqualTo("ada@mail.test");
            assertThat(checkIn.cooldown()).isEqualTo(Duration.ofDays(30));
        });
    }

    @Test
    void aMatterThatARuleSpeaksAgainstComesBackAsARestriction() {
        assertThat(reason(candidate(client("ada@mail.test"), true, false))).isEqualTo("DONT_SEND_REVIEW");
        assertThat(reason(candidate(null, false, false))).isEqualTo("CLIENT_MISSING");
        assertThat(reason(candidate(client("no address"), false, false))).isEqualTo("NO_VALID_CONTACT");
        assertThat(reason(candidate(client("ada@mail.test"), false, true))).isEqualTo("INTEGRATION_BETA");
    }

    @Test
    void theFirstRuleThatSpeaksAgainstAMatterGivesTheReason() {
        assertThat(reason(candidate(null, true, true))).isEqualTo("DONT_SEND_REVIEW");
    }

    @Test
    void aFaultIsNoRestriction() {
        assertThatThrownBy(() -> template().requestBody("direct:apply-rules", "not a candidate"))
                .isInstanceOf(CamelExecutionException.class);
    }

    private Object decide(Candidate candidate) {
        return template().requestBody("direct:apply-rules", candidate);
    }

    private String reason(Candidate candidate) {
        return ((Restriction) decide(candidate)).code();
    }

    private static Client client(String email) {
        return new Client(7L, "Ada Byron", "Ada", "Byron", "Person", email, null, false);
    }

    private static Candidate candidate(Client client, boolean ticked, boolean beta) {
        CustomFieldValue box = new CustomFieldValue(
                "checkbox-1", "Don't Send Review", "checkbox", BooleanNode.valueOf(ticked), false, null, null);
        Matter matter = new Matter(
                9, "00009", "Closed", null, null, LocalDate.EPOCH, null, client, null, null, null, List.of(box));
        IntegrationGroup group = new IntegrationGroup(
                1,
                EVERYWHERE.business(),
                beta,
                false,
                null,
                Set.of(Trigger.CLOSED_MATTER),
                Map.of(),
                List.of(EVERYWHERE));
        return new Candidate(matter, group, Trigger.CLOSED_MATTER, ticked, null, EVERYWHERE, null);
    }
}
