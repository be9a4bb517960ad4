package io.github.cliocheckin.integration;

import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Region;
import io.github.cliocheckin.connection.Tokens;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** A group in the database, configured as an operator would. */
public final class StoredGroup {

    private final Database database;
    private final Clock clock;
    private final long parent;
    private final long id;

    private StoredGroup(Database database, Clock clock, long parent, long id) {
        this.database = database;
        this.clock = clock;
        this.parent = parent;
        this.id = id;
    }

    /** A connected group of a business with a key, with the trigger of closed matters and no mapping. */
    public static StoredGroup of(Database database, Clock clock, long parentBusiness) {
        GroupChanges groups = new GroupChanges(database.client());
        business(database, parentBusiness, "key-" + parentBusiness);
        long id = groups.add(parentBusiness, IntegrationGroup.CLIO);
        groups.addTriggers(id, EnumSet.of(Trigger.CLOSED_MATTER));
        StoredGroup group = new StoredGroup(database, clock, parentBusiness, id);
        return group.connected();
    }

    private static void business(Database database, long number, String key) {
        Businesses businesses = new Businesses(database.client(), TestVaults.OPEN);
        businesses.addBare(number);
        businesses.keep(new Business(number, "Business " + number, key != null, "America/Chicago", "US"));
        businesses.keepKey(number, key);
    }

    public long id() {
        return id;
    }

    public long businessNumber() {
        return parent;
    }

    public StoredGroup connected() {
        new Connections(database.client(), TestVaults.OPEN, clock)
                .put(id, Region.US, new Tokens("token", null, null, null), null, "a test");
        return this;
    }

    public void triggers(Trigger... triggers) {
        GroupChanges groups = new GroupChanges(database.client());
        groups.keepTriggers(id, List.of(triggers));
        groups.addTriggers(id, List.of(triggers));
    }

    /** Adds an active daily mapping of the parent business that is due now. */
    public long mapping() {
        return mapping(parent, TestGroups.DAILY, clock.instant());
    }

    public long mapping(long business, Frequency frequency, Instant nextRunAt) {
        if (business != parent) {
            business(database, business, null);
        }
        return new Mappings(database.client()).add(id, business, true, frequency, nextRunAt, clock.instant());
    }

    /** Adds a mapping of a business with a location's name that is due now. */
    public long mapping(long business, String location) {
        long mapping = mapping(business, TestGroups.DAILY, clock.instant());
        new Mappings(database.client()).setProperty(mapping, id, PropertyKey.LOCATION_NAME, location);
        return mapping;
    }

    /** Adds a run as the plan does, without any watermark. */
    public long run() {
        database.client()
                .sql(Sql.named("insert-run"))
                .param("groupId", id)
                .param("triggerId", Trigger.CLOSED_MATTER.id())
                .param("now", Times.column(clock.instant()))
                .update();
        return database.client()
                .sql("SELECT MAX(id) FROM poll_run")
                .query(Long.class)
                .single();
    }
}
