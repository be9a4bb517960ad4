package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.integration.Business;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a group's button "Send Review" on a matter's page. Clio takes a label once for a user, and one user may have
 * authorized two groups: then the second one's button names its business.
 */
final class ButtonCare implements Care {

    private static final Logger LOG = LoggerFactory.getLogger(ButtonCare.class);

    static final String LABEL = "Send Review";
    private static final String PLACE = "matters/show";
    private static final int ROOM_FOR_NAME = 60;

    private final Charge charge;
    private final boolean wanted;
    private final Buttons buttons;
    private final Doors doors;
    private final Duration look;
    private final InstantSource clock;
    private Button button;

    /** @param look how long until it is looked at again */
    ButtonCare(Charge charge, boolean wanted, Buttons buttons, Doors doors, Duration look, InstantSource clock) {
        this.charge = charge;
        this.wanted = wanted;
        this.buttons = buttons;
        this.doors = doors;
        this.look = look;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        button = found();
        if (wanted && (button == null || !button.connectedAt().equals(charge.connectedAt()))) {
            String door = doors.make();
            charge.write(() -> buttons.begin(charge.groupId(), door, charge.connectedAt()));
            button = found();
        }
    }

    private Button found() {
        return buttons.find(charge.groupId()).orElse(null);
    }

    @Override
    public Step first() {
        if (button == null) {
            return null;
        }
        Long id = button.actionId();
        if (id == null) {
            return list(wanted ? this::findOurs : this::removeOurs);
        }
        return wanted
                ? Step.ask(Kind.BUTTON.get(charge.groupId(), charge.clio(), id), this::mend)
                        .or(Step.GONE, this::findAgain)
                : remove(id);
    }

    private Step list(Function<JsonNode, Step> then) {
        return Step.ask(Kind.BUTTON.list(charge.groupId(), charge.clio()), then);
    }

    /** Somebody took it away, or it was made anew and the answer never came. */
    private Step findAgain() {
        charge.write(() -> keep(null, button.fault()));
        return list(this::findOurs);
    }

    private Step findOurs(JsonNode answer) {
        String address = doors.ofButton(button.door());
        for (JsonNode action : actions(answer)) {
            if (action.path("target_url").asText().equals(address)) {
                charge.write("make-button", made(action), () -> keep(idOf(action), null));
                return mend(action);
            }
        }
        return actions(answer).stream()
                .filter(this::isLeftBehind)
                .findFirst()
                .map(action -> repair(idOf(action), action, 0, true))
                .orElseGet(() -> make(0));
    }

    /** One of ours that leads nowhere any more: it was made with an earlier connection, or could not be removed. */
    private boolean isLeftBehind(JsonNode action) {
        return labels().contains(action.path("label").asText())
                && action.path("ui_reference").asText().equals(PLACE)
                && doors.inButton(action.path("target_url").asText())
                        .filter(buttons::isNobodys)
                        .isPresent();
    }

    private Step mend(JsonNode answer) {
        JsonNode action = answer.has("data") ? answer.get("data") : answer;
        boolean whole = labels().contains(action.path("label").asText())
                && action.path("ui_reference").asText().equals(PLACE)
                && action.path("target_url").asText().equals(doors.ofButton(button.door()));
        return whole ? done(idOf(action)) : repair(idOf(action), action, 0, false);
    }

    /** Writes label, place and address as they must be. */
    private Step repair(long id, JsonNode action, int label, boolean adopts) {
        // What has a label of ours has it for a reason: another one may be taken
        String known = action.path("label").asText();
        String wantedLabel = labels().contains(known) ? known : labels().get(label);
        Step step = Step.ask(Kind.BUTTON.patch(charge.groupId(), charge.clio(), id, data(wantedLabel)), answer -> {
                    if (adopts) {
                        charge.write("make-button", made(answer.get("data")), () -> keep(id, null));
                    }
                    return done(id);
                })
                .or(Step.GONE, () -> make(0));
        boolean hasOther = !wantedLabel.equals(known) && label + 1 < labels().size();
        return hasOther ? step.or(Step.UNACCEPTABLE, () -> repair(id, action, label + 1, adopts)) : step;
    }

    private Step make(int label) {
        Step step = Step.ask(Kind.BUTTON.post(charge.groupId(), charge.clio(), data(labels().get(label))), answer -> {
            JsonNode action = answer.get("data");
            charge.write("make-button", made(action), () -> keep(idOf(action), null));
            return done(idOf(action));
        });
        return label + 1 < labels().size() ? step.or(Step.UNACCEPTABLE, () -> make(label + 1)) : step;
    }

    private Step done(long id) {
        charge.write(() -> keep(id, null));
        return null;
    }

    private Step removeOurs(JsonNode answer) {
        String address = doors.ofButton(button.door());
        return actions(answer).stream()
                .filter(action -> action.path("target_url").asText().equals(address))
                .findFirst()
                .map(action -> remove(idOf(action)))
                .orElseGet(this::forget);
    }

    private Step remove(long id) {
        return Step.remove(Kind.BUTTON.delete(charge.groupId(), charge.clio(), id), () -> {
            charge.write("remove-button", Map.of("customActionId", id), () -> buttons.remove(charge.groupId()));
            button = null;
            return null;
        });
    }

    private Step forget() {
        charge.write(() -> buttons.remove(charge.groupId()));
        button = null;
        return null;
    }

    private void keep(Long id, String fault) {
        buttons.keep(charge.groupId(), button.door(), id, fault);
    }

    /** The labels to try, one after the other. */
    private List<String> labels() {
        Business business = charge.group().parent();
        return Stream.concat(
                        Stream.of(LABEL),
                        Stream.of(business.name(), String.valueOf(business.businessNumber()))
                                .filter(name -> name != null && !name.isBlank())
                                .map(name -> LABEL + " (" + StoredText.fitting(name.strip(), ROOM_FOR_NAME) + ")"))
                .toList();
    }

    private ObjectNode data(String label) {
        return Kind.data()
                .put("label", label)
                .put("target_url", doors.ofButton(button.door()))
                .put("ui_reference", PLACE);
    }

    private static Map<String, Object> made(JsonNode action) {
        return Map.of(
                "customActionId", idOf(action), "label", action.path("label").asText());
    }

    private static List<JsonNode> actions(JsonNode answer) {
        return StreamSupport.stream(answer.path("data").spliterator(), false).toList();
    }

    private static long idOf(JsonNode action) {
        long id = action.path("id").asLong();
        if (id <= 0) {
            throw new ClioUnavailableException("Clio's answer holds a custom action without an id");
        }
        return id;
    }

    @Override
    public void fault(String sentence) {
        if (button == null) {
            return;
        }
        if (!sentence.equals(button.fault())) {
            LOG.warn("The button of group {} at Clio: {}", charge.groupId(), sentence);
        }
        charge.write(() -> keep(found().actionId(), sentence));
    }

    @Override
    public String refusal(boolean forbidden, String clioSays) {
        return forbidden
                ? "Clio refuses the button: " + clioSays + ". " + Kind.BUTTON.advice()
                : "Clio does not take the button: " + clioSays;
    }

    @Override
    public Instant nextLook() {
        return button == null ? null : clock.instant().plus(look);
    }
}
