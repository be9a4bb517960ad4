package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a group's subscription to the changes of its matters. It ends by itself unless it is renewed, Clio suspends it
 * where deliveries failed, and it tells nothing before its handshake is answered: one that is no good is made anew, with
 * another door and another secret.
 */
final class WebhookCare implements Care {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCare.class);

    /** How long Clio may take over the handshake. */
    private static final Duration HANDSHAKE = Duration.ofMinutes(10);

    /** What every subscription asks for: a matter that is deleted is not asked for. */
    private static final String DELETED = "deleted";

    private final Charge charge;
    private final List<String> events;
    private final Webhooks webhooks;
    private final Doors doors;
    private final WebhookTiming timing;
    private final InstantSource clock;
    private Webhook webhook;
    /** What was wrong with it when this round began. */
    private String knownFault;

    private boolean unheard;

    /** @param wanted the events that are wanted; none if no subscription is */
    WebhookCare(
            Charge charge,
            List<String> wanted,
            Webhooks webhooks,
            Doors doors,
            WebhookTiming timing,
            InstantSource clock) {
        this.charge = charge;
        this.events = wanted.isEmpty()
                ? List.of()
                : Stream.concat(wanted.stream(), Stream.of(DELETED)).sorted().toList();
        this.webhooks = webhooks;
        this.doors = doors;
        this.timing = timing;
        this.clock = clock;
    }

    private boolean isWanted() {
        return !events.isEmpty();
    }

    @Override
    public void prepare() {
        webhook = found();
        knownFault = webhook == null ? null : webhook.fault();
        if (isWanted() && (webhook == null || !webhook.connectedAt().equals(charge.connectedAt()))) {
            begin();
        }
    }

    /** There must be a row before Clio is asked: its handshake may come before its answer. */
    private void begin() {
        String door = doors.make();
        charge.write(() -> webhooks.begin(charge.groupId(), door, charge.connectedAt(), events));
        webhook = found();
    }

    private Webhook found() {
        return webhooks.find(charge.groupId()).orElse(null);
    }

    @Override
    public Step first() {
        if (webhook == null) {
            return null;
        }
        Long id = webhook.webhookId();
        if (id == null) {
            return Step.ask(Kind.WEBHOOK.list(charge.groupId(), charge.clio()), this::findOurs);
        }
        return isWanted()
                ? Step.ask(Kind.WEBHOOK.get(charge.groupId(), charge.clio(), id), this::check)
                        .or(Step.GONE, this::beginAnew)
                : remove(id);
    }

    private Step findOurs(JsonNode answer) {
        List<ToldWebhook> all = StreamSupport.stream(answer.path("data").spliterator(), false)
                .map(ToldWebhook::of)
                .toList();
        Optional<ToldWebhook> ours = all.stream().filter(this::isOurs).findFirst();
        Deque<Long> strays = new ArrayDeque<>(all.stream()
                .filter(told ->
                        doors.inWebhook(told.url()).filter(webhooks::isNobodys).isPresent())
                .map(ToldWebhook::id)
                .toList());
        Supplier<Step> then = isWanted()
                ? () -> ours.isPresent() ? adopt(ours.get()) : make()
                : () -> ours.isPresent() ? remove(ours.get().id()) : forget();
        return clear(strays, then);
    }

    private boolean isOurs(ToldWebhook told) {
        return told.url().equals(doors.ofWebhook(webhook.door()));
    }

    /** Ends subscriptions of ours that nobody here knows any more. */
    private Step clear(Deque<Long> strays, Supplier<Step> then) {
        Long stray = strays.poll();
        return stray == null
                ? then.get()
                : Step.remove(Kind.WEBHOOK.delete(charge.groupId(), charge.clio(), stray), () -> clear(strays, then));
    }

    /** One that was made, and whose answer never came. */
    private Step adopt(ToldWebhook told) {
        charge.write("make-webhook", made(told), () -> webhooks.made(charge.groupId(), webhook.door(), told));
        return check(told);
    }

    private Step check(JsonNode answer) {
        return check(told(answer));
    }

    private Step check(ToldWebhook told) {
        keep(told);
        boolean late = !clock.instant().isBefore(webhook.askedAt().plus(HANDSHAKE));
        unheard = late && told.isPending();
        boolean useless = unheard || late && !webhook.hasSecret();
        if (useless || told.isSuspended() || !isOurs(told)) {
            return Step.remove(
                    Kind.WEBHOOK.delete(charge.groupId(), charge.clio(), told.id()), () -> removedAndAnew(told.id()));
        }
        ObjectNode changes = changes(told);
        return changes.isEmpty()
                ? done()
                : Step.ask(Kind.WEBHOOK.patch(charge.groupId(), charge.clio(), told.id(), changes), answer -> {
                            keep(told(answer));
                            return done();
                        })
                        .or(Step.GONE, this::beginAnew);
    }

    private ObjectNode changes(ToldWebhook told) {
        ObjectNode changes = Kind.data();
        if (!new HashSet<>(told.events()).equals(new HashSet<>(events))) {
            putEvents(changes);
        }
        Instant half = clock.instant().plus(timing.lifetime().dividedBy(2));
        if (told.expiresAt() == null || told.expiresAt().isBefore(half)) {
            putExpiry(changes);
        }
        return changes;
    }

    private Step removedAndAnew(long id) {
        charge.write("remove-webhook", Map.of("webhookId", id), () -> webhooks.remove(charge.groupId()));
        return beginAnew();
    }

    private Step beginAnew() {
        begin();
        return make();
    }

    private Step make() {
        ObjectNode data = Kind.data()
                .put("url", doors.ofWebhook(webhook.door()))
                .put("model", "matter")
                .put("fields", "id,etag");
        putEvents(data);
        putExpiry(data);
        return Step.ask(Kind.WEBHOOK.post(charge.groupId(), charge.clio(), data), this::made);
    }

    private Step made(JsonNode answer) {
        ToldWebhook told = told(answer);
        charge.write("make-webhook", made(told), () -> webhooks.made(charge.groupId(), webhook.door(), told));
        return told.isPending()
                // The handshake may be over by now
                ? Step.ask(Kind.WEBHOOK.get(charge.groupId(), charge.clio(), told.id()), now -> {
                    keep(told(now));
                    return done();
                })
                : keptAndDone(told);
    }

    private Step keptAndDone(ToldWebhook told) {
        keep(told);
        return done();
    }

    private void putEvents(ObjectNode data) {
        events.forEach(data.putArray("events")::add);
    }

    private void putExpiry(ObjectNode data) {
        data.put(
                "expires_at",
                clock.instant()
                        .plus(timing.lifetime())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    private void keep(ToldWebhook told) {
        charge.write(() -> webhooks.keep(charge.groupId(), webhook.door(), told));
        webhook = found();
    }

    private Step done() {
        webhook = found();
        // One that was made anew for it may not be reached either
        boolean pending = webhook.status().equals("pending");
        if (pending && (unheard || notReached().equals(knownFault))) {
            fault(notReached());
        } else {
            charge.write(() -> webhooks.note(charge.groupId(), webhook.door(), null));
        }
        return null;
    }

    private String notReached() {
        return "Clio's handshake did not arrive in " + HANDSHAKE.toMinutes() + " minutes: Clio must reach "
                + doors.publicUrl() + "/webhook/ from the internet";
    }

    private Step remove(long id) {
        return Step.remove(Kind.WEBHOOK.delete(charge.groupId(), charge.clio(), id), () -> {
            charge.write("remove-webhook", Map.of("webhookId", id), () -> webhooks.remove(charge.groupId()));
            webhook = null;
            return null;
        });
    }

    private Step forget() {
        charge.write(() -> webhooks.remove(charge.groupId()));
        webhook = null;
        return null;
    }

    private static ToldWebhook told(JsonNode answer) {
        return ToldWebhook.of(answer.path("data"));
    }

    private Map<String, Object> made(ToldWebhook told) {
        return Map.of("webhookId", told.id(), "events", events);
    }

    @Override
    public void fault(String sentence) {
        if (webhook == null) {
            return;
        }
        if (!sentence.equals(knownFault)) {
            LOG.warn("The webhook of group {} at Clio: {}", charge.groupId(), sentence);
        }
        charge.write(() -> webhooks.note(charge.groupId(), webhook.door(), sentence));
    }

    @Override
    public String refusal(boolean forbidden, String clioSays) {
        if (forbidden) {
            return "Clio refuses the webhook: " + clioSays + ". " + Kind.WEBHOOK.advice();
        }
        String scheme = doors.publicUrl().getScheme();
        return "Clio does not take the webhook: " + clioSays
                + ("https".equals(scheme)
                        ? ""
                        : ". Clio calls https addresses only: set public.url to one at which it reaches this service.");
    }

    @Override
    public Instant nextLook() {
        return webhook == null
                ? null
                : clock.instant().plus(timing.untilNextLook(webhook.status().equals("pending")));
    }
}
