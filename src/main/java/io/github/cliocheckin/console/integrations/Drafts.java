package io.github.cliocheckin.console.integrations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** The drafts as they are kept. Whoever writes one names the version that he read, so that of two people nobody's work is lost unseen. */
public final class Drafts {

    private static final int MOST_SHOWN = 50;

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    public Drafts(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A draft with who began it, and when. */
    public record Kept(long id, String owner, Draft draft, Instant begunAt, Instant changedAt, int version) {

        /** Where to go on. */
        public Step step() {
            return draft.open();
        }
    }

    public Kept begin(String owner, Draft draft) {
        KeyHolder key = new GeneratedKeyHolder();
        database.sql(Sql.named("add-draft"))
                .param("owner", owner)
                .param("content", written(draft))
                .param("now", Times.column(clock.instant()))
                .update(key, "id");
        return find(Objects.requireNonNull(key.getKey()).longValue());
    }

    /** @throws Refusal if there is none of this id */
    public Kept find(long id) {
        return database.sql(Sql.named("find-draft"))
                .param("id", id)
                .query((row, number) -> kept(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound(
                        "draft",
                        "There is no draft " + id + ": it was saved or thrown away. Look at the integrations."));
    }

    /** @throws Refusal if there is none of this id, or it is not the version any more that somebody was shown */
    public Kept find(long id, long shown) {
        Kept kept = find(id);
        if (kept.version != shown) {
            throw changed(kept);
        }
        return kept;
    }

    /** Those that were changed last. */
    public List<Kept> list() {
        return database.sql(Sql.named("list-drafts"))
                .param("limit", MOST_SHOWN)
                .query((row, number) -> kept(row))
                .list();
    }

    /** @throws Refusal if somebody has changed it meanwhile, saved it or thrown it away */
    public void keep(Kept before, Draft draft) {
        int kept = database.sql(Sql.named("keep-draft"))
                .param("id", before.id)
                .param("version", before.version)
                .param("content", written(draft))
                .param("now", Times.column(clock.instant()))
                .update();
        if (kept == 0) {
            throw changed(find(before.id));
        }
    }

    /** @throws Refusal if somebody has changed it meanwhile, saved it or thrown it away */
    public void remove(Kept kept) {
        int removed = database.sql(Sql.named("remove-draft"))
                .param("id", kept.id)
                .param("version", kept.version)
                .update();
        if (removed == 0) {
            throw changed(find(kept.id));
        }
    }

    private static Refusal changed(Kept kept) {
        return Refusal.conflict(
                "draft", "Somebody changed draft " + kept.id + " meanwhile: open it again, and repeat the step.");
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("owner"),
                read(row.getString("content")),
                Times.instant(row, "begun_at"),
                Times.instant(row, "changed_at"),
                row.getInt("version"));
    }

    private String written(Draft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft cannot be written as JSON", e);
        }
    }

    private Draft read(String content) {
        try {
            return json.readValue(content, Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft cannot be read as JSON", e);
        }
    }
}
