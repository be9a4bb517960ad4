package io.github.cliocheckin;

import io.github.cliocheckin.api.ApiHeaders;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.checkin.LedgerCalls;
import io.github.cliocheckin.checkin.LedgerQueries;
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
import io.github.cliocheckin.security.ApiDoor;
import java.time.Clock;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.CamelContextHelper;

/** Makes the beans that the routes name, and nothing else: what each does stands in its own class. */
public final class Wiring implements CamelConfiguration {

    @Override
    public void configure(CamelContext camel) throws Exception {
        Settings settings = new Settings(camel.getPropertiesComponent());
        Database database = Database.open(
                settings.text("database.url"),
                settings.text("database.username"),
                settings.text("database.password"),
                settings.wholeNumber("database.pool-size", 2));
        camel.getRegistry().bind("database", database);
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.getRegistry().bind("clock", Clock.systemUTC());
        settings.publicAddress("checkin.url");
        bindApi(camel, settings, database);
    }

    private static void bindApi(CamelContext camel, Settings settings, Database database) throws Exception {
        if (!settings.flag("camel.server.enabled")) {
            throw new SettingException("camel.server.enabled", "false", "the HTTP API needs its listener");
        }
        Clock clock = camel.getRegistry().lookupByNameAndType("clock", Clock.class);
        Changes changes = new Changes(database.transaction());
        Groups groups = new Groups(database.client());
        GroupChanges groupChanges = new GroupChanges(database.client());
        Businesses businesses = new Businesses(database.client());
        Mappings mappings = new Mappings(database.client());
        Connections connections = new Connections(database.client(), clock);
        Registry beans = camel.getRegistry();
        beans.bind("objectMapper", Json.mapper());
        beans.bind("apiHeaders", new ApiHeaders());
        beans.bind("problems", new Problems());
        beans.bind("groupCalls", new GroupCalls(groups, groupChanges, businesses, connections, changes));
        beans.bind("mappingCalls", new MappingCalls(mappings, groupChanges, businesses, changes, clock));
        beans.bind("businessCalls", new BusinessCalls(businesses, changes));
        beans.bind(
                "runCalls",
                new RunCalls(
                        mappings,
                        groups,
                        () -> CamelContextHelper.mandatoryLookup(camel, "runRequests", RunRequests.class)));
        beans.bind("runArchive", new RunArchive(database.client()));
        beans.bind("ledgerCalls", new LedgerCalls(new LedgerQueries(database.client())));
        camel.addStartupListener(new ApiDoor(settings.text("api.token")));
    }
}
