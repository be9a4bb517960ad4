package io.github.cliocheckin.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.notice.WebhookDoors.Door;
import io.github.cliocheckin.notice.WebhookDoors.Opened;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears Clio at a subscription's door. Nothing is believed but what is signed: not the content type, not the address. And
 * little comes of what is: the matter is read from Clio again.
 */
public final class WebhookCalls {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCalls.class);
    private static final String SECRET_HEADER = "X-Hook-Secret";
    private static final Pattern SECRET = Pattern.compile("[\\x20-\\x7e]{1,500}");
    private static final Duration TOLD_ONCE_IN = Duration.ofMinutes(1);

    private final WebhookDoors doors;
    private final NoticeWriter writer;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<Long, Instant> refusalsTold = new ConcurrentHashMap<>();

    public WebhookCalls(WebhookDoors doors, NoticeWriter writer, ObjectMapper json, Clock clock) {
        this.doors = doors;
        this.writer = writer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a handshake or a delivery. A call that shows a secret is a handshake and never counts as a delivery, signed or
     * not: Clio shows the secret once, before it delivers anything.
     *
     * @return the secret to answer the handshake with; null after a delivery, which is committed then
     */
    public String hear(Message call, @Header("door") String name) throws IOException {
        HttpServerRequest request = ((HttpMessage) call).getRequest();
        List<String> secrets = request.headers().getAll(SECRET_HEADER);
        if (!secrets.isEmpty()) {
            return shakeHands(find(name), secrets);
        }
        if (request.isExpectMultipart()) {
            find(name);
            // The server has read a form out of it, and its bytes are gone
            throw Refusal.unsupportedMediaType("A delivery is JSON and no form: send it as application/json.");
        }
        byte[] sent = call.getBody(byte[].class);
        byte[] body = sent == null ? new byte[0] : sent;
        hearDelivery(doorOf(name, request.headers().getAll(Signature.HEADER), body), body);
        return null;
    }

    private Door find(String name) {
        return doors.find(name)
                .orElseThrow(() -> Refusal.notFound("door", "There is no subscription with this address."));
    }

    private String shakeHands(Door door, List<String> secrets) {
        if (secrets.size() != 1 || !SECRET.matcher(secrets.get(0)).matches()) {
            throw Refusal.malformed(
                    SECRET_HEADER, "A handshake shows one secret of at most 500 printable ASCII characters.");
        }
        doors.keepSecret(door, secrets.get(0));
        return secrets.get(0);
    }

    /** The door of this name, if the body is signed with its secret. */
    private Door doorOf(String name, List<String> signatures, byte[] body) {
        Optional<Opened> known =
                doors.remembered(name).filter(opened -> Signature.isRight(signatures, body, opened.secret()));
        if (known.isPresent()) {
            return known.get().door();
        }
        Opened now = doors.open(find(name));
        if (!Signature.isRight(signatures, body, now.secret())) {
            tellRefusal(now.door().groupId());
            throw Refusal.unauthorized("The delivery is not signed as it should be.");
        }
        doors.remember(now);
        return now.door();
    }

    private void hearDelivery(Door door, byte[] body) throws IOException {
        Optional<Telling> read = Telling.read(json, body);
        if (read.isEmpty()) {
            return;
        }
        Telling told = read.get();
        if (door.webhookId() != null && !door.webhookId().equals(told.webhookId())) {
            tellRefusal(door.groupId());
            throw Refusal.unauthorized("The delivery is of another subscription than this address.");
        }
        writer.write(new Notice(door.groupId(), told.matterId(), told.event(), told.etag(), clock.instant()));
    }

    /** Whoever knows a door could fill the log by it. */
    private void tellRefusal(long groupId) {
        Instant now = clock.instant();
        Instant last = refusalsTold.get(groupId);
        boolean first = last == null
                ? refusalsTold.putIfAbsent(groupId, now) == null
                : !now.isBefore(last.plus(TOLD_ONCE_IN)) && refusalsTold.replace(groupId, last, now);
        if (first) {
            LOG.warn(
                    "Group {}: a delivery to its webhook is not signed with its secret and is refused;"
                            + " further ones within a minute are not told",
                    groupId);
        }
    }
}
