package io.github.cliocheckin;

import io.github.cliocheckin.api.ApiHeaders;
import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.audit.AuditCalls;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.checkin.ErrandCalls;
import io.github.cliocheckin.checkin.Errands;
import io.github.cliocheckin.checkin.LedgerCalls;
import io.github.cliocheckin.checkin.LedgerQueries;
import io.github.cliocheckin.checkin.Reconsiderations;
import io.github.cliocheckin.checkin.Replays;
import io.github.cliocheckin.checkin.Waiting;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.integration.RunRequests;
import io.github.cliocheckin.integration.api.BusinessCalls;
import io.github.cliocheckin.integration.api.GroupCalls;
import io.github.cliocheckin.integration.api.MappingCalls;
import io.github.cliocheckin.integration.api.RunCalls;
import io.github.cliocheckin.poll.RunArchive;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.support.CamelContextHelper;

/** The beans of the HTTP API. */
final class ApiWiring {

    private ApiWiring() {}

    static void bind(Base base) throws Exception {
        Database database = base.database();
        Clock clock = base.clock();
        AuditedChanges changes = new AuditedChanges(new Changes(database.transaction()), base.audit());
        Groups groups = new Groups(database.client());
        GroupChanges groupChanges = new GroupChanges(database.client());
        Businesses businesses = new Businesses(database.client(), base.vault());
        Mappings mappings = new Mappings(database.client());
        Connections connections = base.connections();
        base.bind("objectMapper", base.json());
        base.bind("apiHeaders", new ApiHeaders());
        if (base.settings().flag("camel.server.enabled")) { // There is one for all routes of a context
            base.camel().getRestConfiguration().setComponent("platform-http");
            base.camel().getRestConfiguration().setEndpointProperties(Map.of("headerFilterStrategy", "#apiHeaders"));
        }
        base.bind("problems", new Problems());
        base.bind("groupCalls", new GroupCalls(groups, groupChanges, businesses, connections, changes));
        base.bind("mappingCalls", new MappingCalls(mappings, groupChanges, businesses, changes, clock));
        base.bind("businessCalls", new BusinessCalls(businesses, changes));
        base.bind(
                "runCalls",
                new RunCalls(
                        mappings,
                        groups,
                        () -> CamelContextHelper.mandatoryLookup(base.camel(), "runRequests", RunRequests.class),
                        changes));
        base.bind("auditCalls", new AuditCalls(database.client(), base.json()));
        base.bind("runArchive", new RunArchive(database.client()));
        LedgerQueries ledger = new LedgerQueries(database.client());
        base.bind("ledgerCalls", new LedgerCalls(ledger));
        bindErrands(base, ledger, changes);
    }

    private static void bindErrands(Base base, LedgerQueries ledger, AuditedChanges changes) {
        Database database = base.database();
        Waiting waiting = new Waiting(database.client());
        Errands errands = new Errands(
                database.client(),
                new Changes(database.transaction()),
                waiting,
                new Replays(
                        database.client(),
                        database.batch(),
                        base.history(),
                        base.json(),
                        base.clock(),
                        Duration.ofDays(base.settings().wholeNumber("checkin.cooldown.days", 0)),
                        base.settings().text("checkin.endpoint").equals("direct:post-check-in")),
                new Reconsiderations(database.client(), database.batch(), base.history(), base.clock()),
                base.clock());
        base.bind("waiting", waiting);
        base.bind("errands", errands);
        base.bind("errandCalls", new ErrandCalls(errands, ledger, changes));
    }
}
