package io.github.cliocheckin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.ApiHeaders;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Problems;
import io.github.cliocheckin.checkin.Deliveries;
import io.github.cliocheckin.checkin.Ledger;
import io.github.cliocheckin.checkin.LedgerCalls;
import io.github.cliocheckin.checkin.LedgerQueries;
import io.github.cliocheckin.checkin.Lookups;
import io.github.cliocheckin.checkin.Outcome;
import io.github.cliocheckin.checkin.Outcomes;
import io.github.cliocheckin.checkin.ReceiverAnswers;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Region;
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
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Enrichment;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.matter.Rules;
import io.github.cliocheckin.ops.Collect;
import io.github.cliocheckin.ops.Faults;
import io.github.cliocheckin.ops.MillisFunction;
import io.github.cliocheckin.ops.StartupReport;
import io.github.cliocheckin.poll.PollPages;
import io.github.cliocheckin.poll.PollPlan;
import io.github.cliocheckin.poll.Polls;
import io.github.cliocheckin.poll.RunArchive;
import io.github.cliocheckin.security.ApiDoor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.CamelContextHelper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Makes the beans that the routes name, and nothing else: what each does stands in its own class. */
public final class Wiring implements CamelConfiguration {

    private static final String OUR_LOGGER = "io.github.cliocheckin";
    private static final Set<String> LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    @Override
    public void configure(CamelContext camel) throws Exception {
        Settings settings = new Settings(camel.getPropertiesComponent());
        Registry registry = camel.getRegistry();
        Configurator.setLevel(OUR_LOGGER, Level.valueOf(settings.oneOf("logging.level", LEVELS)));
        camel.getPropertiesComponent().addPropertiesFunction(new MillisFunction(settings::duration));
        for (String server : new String[] {"camel.server", "camel.management"}) {
            if (settings.flag(server + ".enabled")) {
                settings.freePort(server + ".port", server + ".host");
            }
        }

        Database database = Database.open(
                settings.text("database.url"),
                settings.text("database.username"),
                settings.text("database.password"),
                settings.wholeNumber("database.pool-size", 2));
        registry.bind("database", database);
        registry.bind("dataSource", database.dataSource());
        registry.bind("faults", new Faults());
        Clock clock = bound(registry, "clock", Clock.class, Clock.systemUTC());
        RandomGenerator random = bound(registry, "random", RandomGenerator.class, new SecureRandom());
        ObjectMapper json = Json.mapper();

        neverRetryNorRedirect(camel);
        bindPolls(settings, registry, database, json, clock, random);
        bindDeliveries(settings, camel, database, json, clock, random);
        bindApi(camel, settings, database);
        camel.addStartupListener(
                new StartupReport(database.client(), !settings.text("api.token").isEmpty()));
        OnCamelContextStopped closeDatabase = context -> database.close();
        registry.bind("closeDatabase", closeDatabase);
    }

    private static void bindPolls(
            Settings settings,
            Registry registry,
            Database database,
            ObjectMapper json,
            Clock clock,
            RandomGenerator random) {
        Groups groups = new Groups(database.client());
        Connections connections = new Connections(database.client(), clock);
        ClioBudget budget = new ClioBudget(clock);
        ClioAnswers answers = new ClioAnswers(budget, clock);
        Picklists picklists = new Picklists(clock);
        RetrySchedule retry = new RetrySchedule(
                settings.duration("poll.retry.first"), settings.duration("poll.retry.longest"), random);
        Polls polls = new Polls(
                database.client(),
                groups,
                connections,
                clioUrls(settings),
                retry,
                settings.duration("poll.lease"),
                clock);
        Ledger ledger = new Ledger(database.client(), database.batch(), json, clock);
        registry.bind("groups", groups);
        registry.bind("connections", connections);
        registry.bind("clioBudget", budget);
        registry.bind("clioAnswers", answers);
        PollPlan plan = new PollPlan(database.client(), database.transaction(), groups, clock);
        registry.bind("pollPlan", plan);
        registry.bind("runRequests", plan);
        registry.bind("polls", polls);
        registry.bind(
                "pollPages",
                new PollPages(database.client(), database.transaction(), ledger, answers, picklists, polls, clock));
        registry.bind("enrichment", new Enrichment(picklists));
        registry.bind("rules", new Rules(Duration.ofDays(settings.wholeNumber("checkin.cooldown.days", 0))));
        registry.bind("decisions", new Collect<>("decisions", Decision.class));
    }

    private static void bindDeliveries(
            Settings settings,
            CamelContext camel,
            Database database,
            ObjectMapper json,
            Clock clock,
            RandomGenerator random) {
        settings.publicAddress("checkin.url");
        int concurrency = settings.wholeNumber("checkin.concurrency", 1);
        boolean toReceiver = settings.text("checkin.endpoint").equals("direct:post-check-in");
        RetrySchedule retry = new RetrySchedule(
                settings.duration("delivery.retry.first"), settings.duration("delivery.retry.longest"), random);
        Outcomes.Schedule schedule = new Outcomes.Schedule(
                retry,
                settings.wholeNumber("delivery.retry.attempts", 1),
                settings.duration("delivery.lookup.pause"),
                settings.wholeNumber("delivery.lookup.attempts", 1));
        Registry registry = camel.getRegistry();
        registry.bind(
                "deliveries",
                new Deliveries(
                        database.client(),
                        database.transaction(),
                        json,
                        clock,
                        deliveryLease(settings),
                        concurrency,
                        toReceiver));
        registry.bind("receiverAnswers", new ReceiverAnswers(json));
        registry.bind("lookups", new Lookups(json));
        registry.bind("outcomeRecords", new Outcomes(database.batch(), database.transaction(), json, clock, schedule));
        registry.bind("outcomes", new Collect<>("outcomes", Outcome.Of.class));
        registry.bind("findings", new Collect<>("findings", Lookups.Finding.class));
        ThreadPoolProfile threads = new ThreadPoolProfileBuilder("deliveryThreads")
                .poolSize(concurrency)
                .maxPoolSize(concurrency)
                .build();
        camel.getExecutorServiceManager().registerThreadPoolProfile(threads);
    }

    private static Duration deliveryLease(Settings settings) {
        Duration lease = settings.duration("delivery.lease");
        Duration oneAnswer =
                settings.duration("delivery.connect-timeout").plus(settings.duration("delivery.response-timeout"));
        if (lease.compareTo(oneAnswer.multipliedBy(2)) < 0) {
            throw new SettingException(
                    "delivery.lease",
                    lease.toString(),
                    "it must be at least twice the time-outs of one answer, " + oneAnswer.multipliedBy(2));
        }
        return lease;
    }

    private static Map<Region, URI> clioUrls(Settings settings) {
        Map<Region, URI> urls = new EnumMap<>(Region.class);
        for (Region region : Region.values()) {
            urls.put(region, settings.address("clio." + region.name().toLowerCase(Locale.ROOT) + ".url"));
        }
        return urls;
    }

    /** The ledger retries, and nothing below it; a redirect would hand a token to whoever it leads to. */
    private static void neverRetryNorRedirect(CamelContext camel) {
        for (String scheme : new String[] {"http", "https"}) {
            HttpComponent http = camel.getComponent(scheme, HttpComponent.class);
            http.setAutomaticRetriesDisabled(true);
            http.setRedirectHandlingDisabled(true);
            http.setCookieManagementDisabled(true);
            http.setAuthCachingDisabled(true);
        }
    }

    private static <T> T bound(Registry registry, String name, Class<T> type, T otherwise) {
        T given = registry.lookupByNameAndType(name, type);
        T bean = given == null ? otherwise : given;
        registry.bind(name, bean);
        return bean;
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
