package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClioFiltersTest {
    private final Firm firm = Firm.empty();
    private final SandboxClio clio = SandboxClio.start(0, firm);
    private final Caller caller = Caller.of(clio);

    @AfterEach
    void stop() {
        clio.close();
    }

    @ParameterizedTest
    @CsvSource({"=,2", "<,1", "<=,1 2", ">,3", ">=,2 3"})
    void datesAreComparedByTheirOperator(String operator, String expected) {
        threeDays();
        assertThat(caller.matters("close_date[]", operator + "2026-10-02").ids())
                .isEqualTo(ids(expected));
    }

    @Test
    void severalDatesMustAllHold() {
        threeDays();
        assertThat(caller.matters("close_date[]", ">2026-10-01", "close_date[]", "<=2026-10-02")
                        .ids())
                .containsExactly(2L);
    }

    @Test
    void aMatterWithoutTheDateIsNeverFoundByIt() {
        firm.addMatter("Closed", LocalDate.of(2026, 10, 1)).id(1).undated().save();
        assertThat(caller.matters("close_date[]", ">2000-01-01").ids()).isEmpty();
        assertThat(caller.matters("close_date[]", "<2100-01-01").ids()).isEmpty();
        assertThat(caller.matters("status", "closed").ids()).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({"pending_date[],Pending", "open_date[],Open"})
    void eachStatusHasItsDate(String parameter, String status) {
        firm.addMatter(status, LocalDate.of(2026, 10, 1)).id(1).save();
        assertThat(caller.matters(parameter, "=2026-10-01").ids()).containsExactly(1L);
        assertThat(caller.matters("close_date[]", "=2026-10-01").ids()).isEmpty();
    }

    @Test
    void statusesAreAListInLowerCase() {
        firm.addMatter("Closed", LocalDate.of(2026, 10, 1)).id(1).save();
        firm.addMatter("Open", LocalDate.of(2026, 10, 1)).id(2).save();
        firm.addMatter("Pending", LocalDate.of(2026, 10, 1)).id(3).save();
        assertThat(caller.matters("status", "closed").ids()).containsExactly(1L);
        assertThat(caller.matters("status", "open,pending").ids()).containsExactly(2L, 3L);
        assertThat(caller.matters("status", "Closed").status()).isEqualTo(400);
    }

    @Test
    void changesSinceATimeAreFoundInAnyOffset() {
        threeDays();
        firm.addMatter("Closed", LocalDate.of(2026, 10, 1))
                .id(9)
                .updatedAt(Instant.parse("2026-10-20T08:00:00Z"))
                .save();
        assertThat(caller.matters("updated_since", "2026-10-20T08:00:00Z").ids())
                .containsExactly(9L);
        assertThat(caller.matters("updated_since", "2026-10-20T03:00:00-05:00").ids())
                .containsExactly(9L);
        assertThat(caller.matters("updated_since", "2026-10-20T08:00:01Z").ids())
                .isEmpty();
        assertThat(caller.matters("created_since", "2026-10-01T00:00:00Z").ids())
                .isEmpty();
    }

    @Test
    void timesCarryTheFirmsOffset() {
        threeDays();
        assertThat(caller.matters("fields", "updated_at")
                        .first()
                        .path("updated_at")
                        .asText())
                .isEqualTo("2026-10-01T07:00:00-05:00");
    }

    @Test
    void aDayIsNoTime() {
        for (String text : List.of("2026-10-20", "2026-10-20T08:00:00", "2026-10-20T08:00:00 01:00", "")) {
            Caller.Reply reply = caller.matters("updated_since", text);
            assertThat(reply.status()).as(text).isEqualTo(422);
            assertThat(reply.json().at("/error/type").asText()).isEqualTo("ArgumentError");
        }
    }

    @Test
    void aDateWithoutOperatorOrThatNoCalendarHasIsRefused() {
        for (String text : List.of("2026-10-20", "!=2026-10-20", ">=2026-02-30", ">=20.10.2026")) {
            assertThat(caller.matters("close_date[]", text).status()).as(text).isEqualTo(400);
        }
    }

    @Test
    void whatTheSandboxCannotFilterOrOrderByItSaysInsteadOfAnsweringTooMuch() {
        for (String parameter : List.of("query", "practice_area_id", "custom_field_values[5]", "offset")) {
            assertThat(caller.matters(parameter, "1").status()).as(parameter).isEqualTo(501);
        }
        assertThat(caller.matters("order", "close_date(desc)").status()).isEqualTo(501);
        assertThat(caller.matters("order", "id(asc)").status()).isEqualTo(200);
    }

    private void threeDays() {
        for (int day = 1; day <= 3; day++) {
            firm.addMatter("Closed", LocalDate.of(2026, 10, day)).id(day).save();
        }
    }

    private static List<Long> ids(String text) {
        return List.of(text.split(" ")).stream().map(Long::valueOf).toList();
    }
}
