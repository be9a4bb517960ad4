package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds in the ledger who was asked already of those who are to be asked now, and for which of their matters. */
final class WhoWasAsked {

    /** No row has this id. */
    private static final long NO_ROW = -1;

    private final JdbcClient database;
    private final Clock clock;

    WhoWasAsked(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Whom a row asks, as people are told apart.
     *
     * @param isRepeat whether a person confirmed to ask them once more
     * @param since when it was decided first: a person who confirmed it knew of no later time that its client was asked
     */
    record Whom(String email, String phone, boolean isRepeat, Instant since) {

        private static final Whom NOBODY = new Whom(null, null, false, Instant.MIN);

        static Whom of(ResultSet row) throws SQLException {
            return new Whom(
                    row.getString("email_key"),
                    row.getString("phone_key"),
                    row.getBoolean("is_repeat"),
                    Times.instant(row, "first_decided_at"));
        }

        /** Whether this one is asked all the same, although they were asked. */
        private boolean isAskedAllTheSame(String key, Instant askedAt) {
            return isRepeat && (key.equals(email) || key.equals(phone)) && !askedAt.isAfter(since);
        }

        @Override
        public String toString() {
            return "a person";
        }
    }

    Whom byRow(long checkInId) {
        return database.sql(Sql.named("find-person-of-check-in"))
                .param("id", checkInId)
                .query((row, number) -> Whom.of(row))
                .single();
    }

    /** Who was asked before these decisions; whoever a person confirms to ask once more counts as not asked. */
    Asked before(Sighting sighting, List<Decision> decisions) {
        Asked asked = new Asked(clock.instant());
        if (!sighting.isRepeat()) {
            List<CheckIn> checkIns = decisions.stream()
                    .filter(CheckIn.class::isInstance)
                    .map(CheckIn.class::cast)
                    .toList();
            findByOtherTriggers(asked, sighting, checkIns);
            findPersons(asked, checkIns, NO_ROW, Whom.NOBODY);
        }
        return asked;
    }

    /**
     * Who was asked besides by the row that is decided anew.
     *
     * @param whom whom the row asked so far; where a person confirmed to ask them once more, they and nobody else count as
     *     not asked until then
     */
    Asked besides(long checkInId, Whom whom, Sighting sighting, CheckIn checkIn) {
        Asked asked = new Asked(clock.instant());
        findPersons(asked, List.of(checkIn), checkInId, whom);
        if (!whom.isRepeat()) {
            findByOtherTriggers(asked, sighting, List.of(checkIn));
        }
        return asked;
    }

    private void findByOtherTriggers(Asked asked, Sighting sighting, List<CheckIn> checkIns) {
        List<Long> matters = checkIns.stream()
                .map(checkIn -> checkIn.subject().matterId())
                .filter(matter -> matter != null)
                .toList();
        if (!matters.isEmpty()) {
            database.sql(Sql.named("find-matters-asked-by-other-triggers"))
                    .param("groupId", sighting.groupId())
                    .param("triggerId", sighting.trigger().id())
                    .param("webhookTriggerId", Trigger.MATTER_WEBHOOK.id())
                    .param("matterIds", matters)
                    .query(Long.class)
                    .list()
                    .forEach(asked::addMatter);
        }
    }

    /** @param except the row that does not count, and asks this one */
    private void findPersons(Asked asked, List<CheckIn> checkIns, long except, Whom whom) {
        List<CheckIn> cooling = checkIns.stream()
                .filter(checkIn -> !checkIn.cooldown().isZero())
                .toList();
        Duration longest =
                cooling.stream().map(CheckIn::cooldown).max(Duration::compareTo).orElse(Duration.ZERO);
        find(
                asked,
                "find-asked-by-email",
                cooling.stream().map(one -> one.person().email()),
                longest,
                except,
                whom);
        find(
                asked,
                "find-asked-by-phone",
                cooling.stream().map(one -> one.person().phone()),
                longest,
                except,
                whom);
    }

    private void find(Asked asked, String statement, Stream<String> keys, Duration longest, long except, Whom whom) {
        List<String> wanted = keys.filter(key -> key != null).distinct().toList();
        if (!wanted.isEmpty()) {
            database.sql(Sql.named(statement))
                    .param("keys", wanted)
                    .param("except", except)
                    .param("now", Times.column(clock.instant()))
                    .param("since", Times.column(clock.instant().minus(longest)))
                    .query(row -> {
                        String key = row.getString("person_key");
                        if (!whom.isAskedAllTheSame(key, Times.instant(row, "begun_at"))) {
                            asked.addPerson(row.getLong("business_number"), key, Times.instant(row, "asked_at"));
                        }
                    });
        }
    }
}
