package io.github.cliocheckin.sendreview;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.clio.ClioForbiddenException;
import io.github.cliocheckin.clio.ClioUser;
import io.github.cliocheckin.clio.PageRefusedException;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.ClioConnection;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.secret.RandomSecret;
import io.github.cliocheckin.sendreview.ClickRefusedException.Why;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes clicks on the button. What Clio's address says of one is anybody's to write, so that it is believed of nothing but
 * which question to put to Clio: only Clio's answer makes it a click.
 *
 * @see <a href="https://docs.developers.clio.com/guides/clio-manage/custom-actions/">Clio Manage, Custom actions</a>
 */
public final class Clicks {

    /** Never read as an address: it could lead anywhere. */
    private static final Pattern SUBJECT = Pattern.compile("/api/v4/matters/([1-9][0-9]{0,17})(\\.json)?");

    private static final int LONGEST_NONCE = 1000;

    private final JdbcClient database;
    private final Groups groups;
    private final Connections connections;
    private final ClioApps apps;
    private final ClickPasses passes;

    public Clicks(JdbcClient database, Groups groups, Connections connections, ClioApps apps, ClickPasses passes) {
        this.database = database;
        this.groups = groups;
        this.connections = connections;
        this.apps = apps;
        this.passes = passes;
    }

    /**
     * What claims to be a click.
     *
     * @throws ClickRefusedException if it cannot be one
     */
    public Click clicked(@Header("door") String door, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Doorstep doorstep = doorstep(door);
        try {
            QueryParameters given = QueryParameters.ofAnybody(query);
            long matterId = matterId(given, doorstep);
            String nonce = given.text("custom_action_nonce")
                    .filter(text -> text.length() <= LONGEST_NONCE)
                    .orElseThrow(() -> new ClickRefusedException(Why.MALFORMED, doorstep.groupId()));
            check(given, "user_id", doorstep, id -> doorstep.userId() == null || doorstep.userId() == id);
            check(given, "custom_action_id", doorstep, id -> doorstep.actionId() == null || doorstep.actionId() == id);
            return new Click(
                    door, doorstep.groupId(), matterId, doorstep.userId(), doorstep.userName(), doorstep.clio(), nonce);
        } catch (Refusal unreadable) {
            throw new ClickRefusedException(Why.MALFORMED, doorstep.groupId());
        }
    }

    /**
     * The click, now that Clio confirmed it.
     *
     * @throws ClickRefusedException if Clio showed another matter
     */
    public Click verified(Click click, JsonNode answer) {
        if (answer.path("data").path("id").asLong() != click.matterId()) {
            throw new ClickRefusedException(Why.NOT_CONFIRMED, click.groupId());
        }
        return click;
    }

    /**
     * Clio did not confirm it.
     *
     * @throws Exception by what that means
     */
    public void notVerified(Click click, Exception why) throws Exception {
        throw why instanceof ClioForbiddenException || why instanceof PageRefusedException
                ? new ClickRefusedException(Why.NOT_CONFIRMED, click.groupId())
                : why;
    }

    /** The click that a page's button stands for, which Clio confirmed when the page was made. */
    public Click passed(@Header("door") String door, @Header("pass") String pass) {
        return passes.open(doorstep(door), pass);
    }

    private static long matterId(QueryParameters given, Doorstep doorstep) {
        Matcher subject = SUBJECT.matcher(given.text("subject_url").orElse(""));
        if (!subject.matches()) {
            throw new ClickRefusedException(Why.MALFORMED, doorstep.groupId());
        }
        return Long.parseLong(subject.group(1));
    }

    private static void check(QueryParameters given, String name, Doorstep doorstep, LongPredicate right) {
        long id =
                given.wholeNumber(name).orElseThrow(() -> new ClickRefusedException(Why.MALFORMED, doorstep.groupId()));
        if (!right.test(id)) {
            throw new ClickRefusedException(Why.OTHER_USER, doorstep.groupId());
        }
    }

    private Doorstep doorstep(String door) {
        if (!RandomSecret.isWrittenAsOne(door)) {
            throw new ClickRefusedException(Why.UNKNOWN, null);
        }
        record Button(long groupId, Long actionId) {}
        Button button = database.sql(Sql.named("find-button-by-door"))
                .param("door", door)
                .query((row, number) -> new Button(row.getLong("group_id"), row.getObject("action_id", Long.class)))
                .optional()
                .orElseThrow(() -> new ClickRefusedException(Why.UNKNOWN, null));
        boolean isOn = groups.find(button.groupId)
                .filter(group -> group.triggers().contains(Trigger.MATTER_WEBHOOK))
                .isPresent();
        if (!isOn) {
            throw new ClickRefusedException(Why.SWITCHED_OFF, button.groupId);
        }
        ClioConnection connection = connections
                .summary(button.groupId)
                .orElseThrow(() -> new ClickRefusedException(Why.NOT_CONNECTED, button.groupId));
        Optional<ClioUser> user = Optional.ofNullable(connection.user());
        return new Doorstep(
                door,
                button.groupId,
                button.actionId,
                apps.clio(connection.region()),
                user.map(ClioUser::id).orElse(null),
                user.map(ClioUser::name).orElse(null));
    }
}
