package io.github.cliocheckin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** How often a change is made that met another one. */
class ChangesTest {

    private final List<String> made = new ArrayList<>();

    @Test
    void aChangeThatMetAnotherOneIsMadeAgain() {
        try (Database database = TestDatabases.HSQLDB.open()) {
            Changes changes = new Changes(database.transaction());
            assertThat(changes.make(this::meetOnce)).isEqualTo("done");
            assertThat(made).hasSize(2);
        }
    }

    @Test
    void aPartOfAChangeIsMadeAgainWithTheWhole() {
        try (Database database = TestDatabases.HSQLDB.open()) {
            Changes changes = new Changes(database.transaction());
            assertThat(changes.make(() -> {
                        made.add("whole");
                        return changes.make(this::meetOnce);
                    }))
                    .isEqualTo("done");
            assertThat(made).containsExactly("whole", "part", "whole", "part");
        }
    }

    @Test
    void aChangeThatMeetsAnotherOneEachTimeIsGivenUp() {
        try (Database database = TestDatabases.HSQLDB.open()) {
            assertThatThrownBy(() -> new Changes(database.transaction()).make(() -> {
                        made.add("part");
                        throw new DuplicateKeyException("met");
                    }))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThat(made).hasSize(4);
        }
    }

    private String meetOnce() {
        made.add("part");
        if (made.stream().filter("part"::equals).count() == 1) {
            throw new DuplicateKeyException("met");
        }
        return "done";
    }
}
