package io.github.cliocheckin.integration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Given;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Problem;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.audit.AuditCalls;
import io.github.cliocheckin.audit.AuditEntry;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.secret.TestVaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the calls about groups, mappings and businesses keep, on whatever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallsSuite {

    private static final TriggerReference CLOSED = new TriggerReference(2, 1);
    private static final TriggerReference PENDING = new TriggerReference(22, 1);
    private static final TriggerReference WEBHOOK = new TriggerReference(81, 2);

    private static final Caller ANNA = new Caller("user anna", Role.OPERATOR);

    private final TestDatabases kind;
    private final MovedClock clock = new MovedClock();
    private Database database;
    private GroupCalls groups;
    private MappingCalls mappings;
    private BusinessCalls businesses;
    private RunCalls runs;
    private AuditCalls audit;
    private List<Long> planned = List.of();
    private long lastBusiness = 149451644517222L;

    CallsSuite(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open();
        AuditTrail trail = new AuditTrail(database.client(), Json.mapper(), clock);
        AuditedChanges changes = new AuditedChanges(new Changes(database.transaction()), trail);
        audit = new AuditCalls(database.client(), Json.mapper());
        Groups read = new Groups(database.client());
        GroupChanges written = new GroupChanges(database.client());
        Businesses kept = new Businesses(database.client(), TestVaults.OPEN);
        Mappings mapped = new Mappings(database.client());
        groups = new GroupCalls(
                read, written, kept, new Connections(database.client(), TestVaults.OPEN, clock), changes);
        mappings = new MappingCalls(mapped, written, kept, changes, clock);
        businesses = new BusinessCalls(kept, changes);
        runs = new RunCalls(mapped, read, () -> mappingId -> planned, changes);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void puttingAGroupTwiceChangesNothing() {
        GroupAnswer first = group(CLOSED);
        assertThat(putGroup(first.parentBusinessNumber(), CLOSED)).isEqualTo(first);
        assertThat(entries("group " + first.groupId())).hasSize(1);
    }

    @Test
    void anEntryTellsWhatTheCallAnsweredBeforeAndAfter() {
        GroupAnswer added = group(CLOSED);
        GroupAnswer paused = patchGroup(added.groupId(), null, true);
        List<AuditEntry> entries = entries("group " + added.groupId());
        assertThat(entries).extracting(AuditEntry::action).containsExactly("change-group", "put-group");
        assertThat(entries).extracting(AuditEntry::by).containsOnly("user anna");
        assertThat(entries.get(0).before()).isEqualTo(json(added));
        assertThat(entries.get(0).after()).isEqualTo(json(paused));
        assertThat(entries.get(1).before()).isNull();
        assertThat(entries.get(1).after()).isEqualTo(json(added));
    }

    @Test
    void aBusinessOfWhichNothingButItsNumberWasKnownIsNoNewOne() {
        long business = nextBusiness();
        String number = String.valueOf(business);
        BusinessCalls.Put named = new BusinessCalls.Put(Given.as("Firm"), Given.as("a-key"), Given.not(), Given.not());
        BusinessCalls.Answer added = businesses.put(ANNA, number, named);
        BusinessCalls.Put again = new BusinessCalls.Put(Given.as("Firm"), Given.not(), Given.not(), Given.not());
        assertThat(businesses.put(ANNA, number, again)).isEqualTo(added);
        AuditEntry entry = only(entries("business " + business));
        assertThat(entry.before()).isNull();
        assertThat(entry.after()).isEqualTo(json(added));

        GroupAnswer group = group(CLOSED);
        number = String.valueOf(group.parentBusinessNumber());
        businesses.put(ANNA, number, named);
        assertThat(only(entries("business " + number)).before()).isNotNull();
    }

    @Test
    void aKeyThatIsGivenIsAChangeThoughNobodyIsShownIt() {
        long business = nextBusiness();
        for (String key : List.of("a-key", "another-key")) {
            businesses.put(
                    ANNA,
                    String.valueOf(business),
                    new BusinessCalls.Put(Given.not(), Given.as(key), Given.not(), Given.not()));
        }
        assertThat(entries("business " + business))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("a-key", "another-key"));
    }

    @Test
    void aRefusedChangeLeavesNoEntry() {
        GroupAnswer group = group(CLOSED);
        MappingAnswer norman = mapping(group.groupId(), "Norman");
        MappingAnswer tulsa = mapping(group.groupId(), "Tulsa");
        refused(
                Problem.Kind.CONFLICT,
                "integrationProperties[0].propertyValue",
                () -> mapping(group.groupId(), norman.businessNumber(), "Tulsa"));
        assertThat(entries("mapping " + norman.mappingId())).hasSize(1);
        assertThat(entries("mapping " + tulsa.mappingId())).hasSize(1);
    }

    @Test
    void puttingAGroupAgainAddsTriggersAndSetsProperties() {
        GroupAnswer first = group(CLOSED);
        GroupAnswer second = groups.put(
                ANNA,
                new GroupRequests.Put(
                        first.parentBusinessNumber(),
                        2,
                        List.of(PENDING),
                        List.of(new Property(PropertyKey.LOCATION_FIELD, "Office"))));
        assertThat(second.groupId()).isEqualTo(first.groupId());
        assertThat(second.integrationGroupTriggers()).containsExactly(CLOSED, PENDING);
        assertThat(second.integrationGroupProperties())
                .containsExactly(new Property(PropertyKey.LOCATION_FIELD, "Office"));
    }

    @Test
    void theArticlesOtherIdOfTheWebhookTriggerIsShownAsTheOneOfItsList() {
        GroupAnswer group = group(new TriggerReference(16, 2), WEBHOOK);
        assertThat(group.integrationGroupTriggers()).containsExactly(WEBHOOK);
    }

    @Test
    void aNewGroupNeedsATriggerAndOneThatIsThereDoesNot() {
        refused(Problem.Kind.INVALID, "integrationGroupTriggers", () -> putGroup(nextBusiness()));
        GroupAnswer group = group(CLOSED);
        assertThat(putGroup(group.parentBusinessNumber())).isEqualTo(group);
    }

    @Test
    void aRefusedGroupLeavesNothing() {
        long business = nextBusiness();
        refused(
                Problem.Kind.INVALID,
                "integrationGroupProperties[0].propertyValue",
                () -> groups.put(
                        ANNA,
                        new GroupRequests.Put(
                                business, 2, List.of(CLOSED), List.of(new Property(PropertyKey.LOCATION_FIELD, " ")))));
        refused(Problem.Kind.NOT_FOUND, "businessNumber", () -> groups.find(String.valueOf(business)));
        refused(Problem.Kind.NOT_FOUND, "businessNumber", () -> businesses.get(String.valueOf(business)));
    }

    @Test
    void replacingTriggersLeavesOnlyTheNewOnes() {
        long group = group(CLOSED, WEBHOOK).groupId();
        GroupRequests.Update pending = new GroupRequests.Update(group, List.of(PENDING), null);
        assertThat(groups.update(ANNA, "replaceTriggers=true", pending).integrationGroupTriggers())
                .containsExactly(PENDING);
    }

    @Test
    void updatingTriggersAddsThemUnlessToldOtherwise() {
        long group = group(CLOSED).groupId();
        GroupRequests.Update pending = new GroupRequests.Update(group, List.of(PENDING), null);
        assertThat(groups.update(ANNA, null, pending).integrationGroupTriggers())
                .containsExactly(CLOSED, PENDING);
        refused(Problem.Kind.MALFORMED, "replaceTriggers", () -> groups.update(ANNA, "replaceTriggers=yes", pending));
        refused(
                Problem.Kind.INVALID,
                "integrationGroupTriggers",
                () -> groups.update(ANNA, "replaceTriggers=true", new GroupRequests.Update(group, List.of(), null)));
        refused(
                Problem.Kind.NOT_FOUND,
                "groupId",
                () -> groups.update(ANNA, null, new GroupRequests.Update(987654321L, List.of(PENDING), null)));
    }

    @Test
    void aGroupThatGoesOnHasNoReasonToBePaused() {
        long group = group(CLOSED).groupId();
        pauseWithReason(group);
        assertThat(patchGroup(group, true, null).pausedReason()).isEqualTo("the key was refused");
        GroupAnswer goesOn = patchGroup(group, null, false);
        assertThat(goesOn.paused()).isFalse();
        assertThat(goesOn.pausedReason()).isNull();
        assertThat(goesOn.beta()).isTrue();
    }

    @Test
    void aFieldOfAnotherNameIsLookedForAnew() {
        GroupAnswer group = groups.put(
                ANNA,
                new GroupRequests.Put(
                        nextBusiness(),
                        2,
                        List.of(CLOSED),
                        List.of(new Property(PropertyKey.LOCATION_FIELD, "Office"))));
        bindFields(group.groupId());
        groups.patch(
                ANNA,
                String.valueOf(group.groupId()),
                new GroupRequests.Patch(null, null, List.of(new Property(PropertyKey.LOCATION_FIELD, "Office"))));
        assertThat(boundFields(group.groupId())).hasSize(2);
        groups.patch(
                ANNA,
                String.valueOf(group.groupId()),
                new GroupRequests.Patch(null, null, List.of(new Property(PropertyKey.LOCATION_FIELD, "Branch"))));
        assertThat(boundFields(group.groupId())).containsExactly(PropertyKey.DONT_SEND_REVIEW_FIELD);
        GroupAnswer removed = groups.patch(
                ANNA,
                String.valueOf(group.groupId()),
                new GroupRequests.Patch(null, null, List.of(new Property(PropertyKey.LOCATION_FIELD, null))));
        assertThat(removed.integrationGroupProperties()).isEmpty();
    }

    @Test
    void aConnectionIsAnsweredWithoutItsToken() {
        GroupAnswer group = group(CLOSED);
        assertThat(group.connection()).isNull();
        GroupRequests.Connect connect = new GroupRequests.Connect("EU", "a-secret-token");
        GroupAnswer.Connected connected = groups.connect(ANNA, String.valueOf(group.groupId()), connect);
        assertThat(connected.connectedAt()).isEqualTo(clock.instant());
        assertThat(groups.find(String.valueOf(group.parentBusinessNumber()))
                        .get(0)
                        .connection())
                .isEqualTo(new GroupAnswer.Connection("EU", clock.instant(), null));
        assertThat(connect.toString()).doesNotContain("secret");
    }

    @Test
    void aGroupIsFoundByItsParentAndByItsLocations() {
        GroupAnswer group = group(CLOSED);
        MappingAnswer location = mapping(group.groupId(), null);
        assertThat(groups.find(String.valueOf(group.parentBusinessNumber()))).containsExactly(group);
        assertThat(groups.find(String.valueOf(location.businessNumber()))).containsExactly(group);
    }

    @Test
    void aNewMappingIsActiveDailyAndRunsAtOnce() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), null);
        assertThat(mapping.active()).isTrue();
        assertThat(mapping.frequency()).isEqualTo(new MappingRequests.Timing(1, "DAYS"));
        assertThat(mapping.nextRunTime()).isEqualTo(clock.instant());
        assertThat(mapping.activatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void puttingAMappingTwiceChangesNothing() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), "Norman");
        clock.moveOn(Duration.ofHours(1));
        assertThat(mappings.put(
                        ANNA,
                        new MappingRequests.Put(
                                mapping.businessNumber(),
                                mapping.integrationGroupId(),
                                true,
                                null,
                                null,
                                List.of(new Property(PropertyKey.LOCATION_NAME, "Norman")))))
                .isEqualTo(mapping);
    }

    @Test
    void aMappingSwitchedOffAndOnIsActivatedAnew() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), null);
        clock.moveOn(Duration.ofDays(3));
        assertThat(patchMapping(mapping, true).activatedAt()).isEqualTo(mapping.activatedAt());
        assertThat(patchMapping(mapping, false).activatedAt()).isEqualTo(mapping.activatedAt());
        assertThat(patchMapping(mapping, true).activatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void switchingAMappingOnClearsWhyItWasPaused() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), null);
        database.client()
                .sql("UPDATE integration_mapping SET paused_reason = 'no such business' WHERE id = ?")
                .param(mapping.mappingId())
                .update();
        assertThat(mappings.get(String.valueOf(mapping.mappingId())).pausedReason())
                .isEqualTo("no such business");
        assertThat(patchMapping(mapping, true).pausedReason()).isNull();
    }

    @Test
    void aLocationsNameBelongsToOneMappingOfItsGroupHoweverItIsWritten() {
        long group = group(CLOSED).groupId();
        mapping(group, "Oklahoma City");
        refused(
                Problem.Kind.CONFLICT,
                "integrationProperties[0].propertyValue",
                () -> mapping(group, "  oklahoma   CITY "));
        assertThat(mappings.list("groupId=" + group)).hasSize(1);
        assertThat(mapping(group(CLOSED).groupId(), "Oklahoma City")).isNotNull();
    }

    @Test
    void aPropertyWithoutAValueIsRemovedByAChangeAndRefusedByAPut() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), "Norman");
        refused(
                Problem.Kind.INVALID,
                "integrationProperties[0].propertyValue",
                () -> mapping(mapping.integrationGroupId(), " "));
        MappingAnswer changed = mappings.patch(
                ANNA,
                String.valueOf(mapping.mappingId()),
                new MappingRequests.Patch(null, null, null, List.of(new Property(PropertyKey.LOCATION_NAME, ""))));
        assertThat(changed.integrationProperties()).isEmpty();
    }

    @Test
    void wordsAMappingDoesNotKnowAreRefusedByTheirField() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), null);
        refusedTiming("frequency.value", mapping, new MappingRequests.Timing(0, "DAYS"), null);
        refusedTiming("frequency.unit", mapping, new MappingRequests.Timing(1, "WEEKS"), null);
        refusedTiming("frequency.unit", mapping, new MappingRequests.Timing(1, null), null);
        refusedTiming("nextRunTime", mapping, null, "2026-01-31T08:00:00");
        refusedTiming("nextRunTime", mapping, null, "tomorrow");
        refused(Problem.Kind.NOT_FOUND, "integrationGroupId", () -> mapping(987654321L, null));
        refused(Problem.Kind.NOT_FOUND, "id", () -> mappings.get("987654321"));
    }

    @Test
    void aBusinessKeepsWhatAPutDoesNotGive() {
        String number = String.valueOf(nextBusiness());
        businesses.put(
                ANNA,
                number,
                new BusinessCalls.Put(
                        Given.as("Firm"), Given.as("a-key"), Given.as("America/Chicago"), Given.as("US")));
        assertThat(businesses.put(
                        ANNA, number, new BusinessCalls.Put(Given.not(), Given.not(), Given.as(null), Given.as("CA"))))
                .isEqualTo(new BusinessCalls.Answer(Long.parseLong(number), "Firm", true, null, "CA"));
        assertThat(businesses
                        .put(ANNA, number, new BusinessCalls.Put(Given.not(), Given.as(null), Given.not(), Given.not()))
                        .hasApiKey())
                .isFalse();
    }

    @Test
    void whatABusinessCannotHaveIsRefusedByItsField() {
        String number = String.valueOf(nextBusiness());
        refusedBusiness("name", number, Given.as("a\u0000b"), Given.not(), Given.not(), Given.not());
        refusedBusiness("apiKey", number, Given.not(), Given.as("two words"), Given.not(), Given.not());
        refusedBusiness("timeZone", number, Given.not(), Given.not(), Given.as("Mars/Base"), Given.not());
        refusedBusiness("countryCode", number, Given.not(), Given.not(), Given.not(), Given.as("ZZ"));
    }

    @Test
    void aRunIsPlannedOnlyForAMappingThatRuns() {
        MappingAnswer mapping = mapping(group(CLOSED).groupId(), null);
        String id = String.valueOf(mapping.mappingId());
        planned = List.of(11L, 12L);
        assertThat(runs.runNow(ANNA, id)).isEqualTo(new MappingAnswer.Planned(11, List.of(11L, 12L)));
        planned = List.of();
        refused(Problem.Kind.CONFLICT, "integrationGroupTriggers", () -> runs.runNow(ANNA, id));
        patchMapping(mapping, false);
        refused(Problem.Kind.CONFLICT, "active", () -> runs.runNow(ANNA, id));
        patchMapping(mapping, true);
        pauseWithReason(mapping.integrationGroupId());
        refused(Problem.Kind.CONFLICT, "paused", () -> runs.runNow(ANNA, id));
        refused(Problem.Kind.NOT_FOUND, "id", () -> runs.runNow(ANNA, "987654321"));
    }

    @Test
    void ofCallsThatRaceForOneBusinessOneGroupComes() throws Exception {
        long business = nextBusiness();
        List<GroupAnswer> answers = allAtOnce(5, i -> putGroup(business, i % 2 == 0 ? CLOSED : PENDING));
        assertThat(answers)
                .extracting(GroupAnswer::groupId)
                .containsOnly(answers.get(0).groupId());
        assertThat(groups.find(String.valueOf(business)).get(0).integrationGroupTriggers())
                .containsExactly(CLOSED, PENDING);
    }

    @Test
    void ofMappingsThatRaceForOneNameOneGetsIt() throws Exception {
        long group = group(CLOSED).groupId();
        List<Long> numbers = List.of(nextBusiness(), nextBusiness(), nextBusiness(), nextBusiness(), nextBusiness());
        List<Object> outcomes = allAtOnce(5, i -> {
            try {
                return mapping(group, numbers.get(i), "Norman");
            } catch (Refusal refused) {
                return refused.problem().status();
            }
        });
        assertThat(outcomes).filteredOn(MappingAnswer.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(4);
    }

    /** What is to be done by the caller of a number. */
    private interface Call<T> {
        T number(int i);
    }

    private static <T> List<T> allAtOnce(int callers, Call<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        CyclicBarrier start = new CyclicBarrier(callers);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                calls.add(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return call.number(number);
                });
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : pool.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } catch (ExecutionException failed) {
            throw new AssertionError("A call of several at once failed", failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static void refused(Problem.Kind kind, String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().field()).isEqualTo(field);
            assertThat(refusal.problem().status()).isEqualTo(kind.status());
        });
    }

    private void refusedTiming(String field, MappingAnswer mapping, MappingRequests.Timing timing, String nextRunTime) {
        refused(
                Problem.Kind.INVALID,
                field,
                () -> mappings.patch(
                        ANNA,
                        String.valueOf(mapping.mappingId()),
                        new MappingRequests.Patch(null, timing, nextRunTime, null)));
    }

    private void refusedBusiness(
            String field,
            String number,
            Given<String> name,
            Given<String> apiKey,
            Given<String> timeZone,
            Given<String> countryCode) {
        refused(
                Problem.Kind.INVALID,
                field,
                () -> businesses.put(ANNA, number, new BusinessCalls.Put(name, apiKey, timeZone, countryCode)));
    }

    private long nextBusiness() {
        return ++lastBusiness;
    }

    private List<AuditEntry> entries(String subject) {
        return audit.list("subject=" + subject.replace(' ', '+')).data();
    }

    private static AuditEntry only(List<AuditEntry> entries) {
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static JsonNode json(Object answer) {
        try {
            return Json.mapper().readTree(Json.mapper().writeValueAsBytes(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GroupAnswer group(TriggerReference... triggers) {
        return putGroup(nextBusiness(), triggers);
    }

    private GroupAnswer putGroup(long business, TriggerReference... triggers) {
        return groups.put(ANNA, new GroupRequests.Put(business, 2, List.of(triggers), null));
    }

    private GroupAnswer patchGroup(long group, Boolean beta, Boolean paused) {
        return groups.patch(ANNA, String.valueOf(group), new GroupRequests.Patch(beta, paused, null));
    }

    private MappingAnswer mapping(long group, String location) {
        return mapping(group, nextBusiness(), location);
    }

    private MappingAnswer mapping(long group, long business, String location) {
        List<Property> properties =
                location == null ? null : List.of(new Property(PropertyKey.LOCATION_NAME, location));
        return mappings.put(ANNA, new MappingRequests.Put(business, group, null, null, null, properties));
    }

    private MappingAnswer patchMapping(MappingAnswer mapping, boolean active) {
        return mappings.patch(
                ANNA, String.valueOf(mapping.mappingId()), new MappingRequests.Patch(active, null, null, null));
    }

    private void pauseWithReason(long group) {
        database.client()
                .sql("UPDATE integration_group SET paused = TRUE, paused_reason = 'the key was refused' WHERE id = ?")
                .param(group)
                .update();
    }

    private void bindFields(long group) {
        for (String key : List.of(PropertyKey.DONT_SEND_REVIEW_FIELD, PropertyKey.LOCATION_FIELD)) {
            database.client()
                    .sql("INSERT INTO clio_field_binding (group_id, property_key, field_id, field_name)"
                            + " VALUES (?, ?, 7, 'a field')")
                    .params(group, key)
                    .update();
        }
    }

    private List<String> boundFields(long group) {
        return database.client()
                .sql("SELECT property_key FROM clio_field_binding WHERE group_id = ?")
                .param(group)
                .query(String.class)
                .list();
    }

    /** A clock that stands still until a test moves it on. */
    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T10:15:30.123456Z");

        void moveOn(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
