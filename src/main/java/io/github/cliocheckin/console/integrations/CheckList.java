package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.hook.Hooks;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.TriggerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a location needs before its clients are asked, point by point, as far as it is known without sending anything. */
final class CheckList {

    private static final String ASK_CLIO = "Press Check at Clio.";

    private final IntegrationGroup group;
    private final Mapping mapping;
    private final boolean ownKey;
    private final AuthorizationAnswer authorization;
    private final FieldList fields;
    private final List<Check> points = new ArrayList<>();

    /**
     * @param ownKey whether the location's business has a key itself
     * @param fields the firm's custom fields; null if nobody has looked at them
     */
    CheckList(
            IntegrationGroup group,
            Mapping mapping,
            boolean ownKey,
            AuthorizationAnswer authorization,
            FieldList fields) {
        this.group = group;
        this.mapping = mapping;
        this.ownKey = ownKey;
        this.authorization = authorization;
        this.fields = fields;
    }

    List<Check> points() {
        permissions();
        optOutField();
        locations();
        hooks();
        receiverKey();
        points.add(Check.reminder(
                "Contact source at the receiver",
                "Whoever sends review requests by an automation at the receiver: add the API as a contact source there, or the"
                        + " clients arrive and nobody writes to them. It cannot be looked at from here."));
        return points;
    }

    private void permissions() {
        if (authorization.permissions().isEmpty()) {
            points.add(Check.unknown(
                    "Permissions",
                    authorization.state() == AuthorizationAnswer.State.NOT_AUTHORIZED
                            ? "They show once the firm has authorized."
                            : "Nobody has looked at them.",
                    authorization.state() == AuthorizationAnswer.State.NOT_AUTHORIZED ? null : ASK_CLIO));
        }
        authorization.permissions().forEach(permission -> points.add(permission(permission)));
    }

    private static Check permission(AuthorizationAnswer.PermissionAnswer permission) {
        String title = "Permission to read " + permission.name();
        if (permission.granted() == null) {
            return Check.unknown(title, "Clio gave no answer that tells.", ASK_CLIO);
        }
        return permission.granted()
                ? Check.good(title, "Granted.")
                : Check.wrong(title, permission.said() == null ? "Missing." : permission.said(), permission.advice());
    }

    private void optOutField() {
        String title = "Field that keeps clients from being asked";
        String name = group.dontSendReviewField();
        if (fields == null) {
            points.add(nobodyLooked(title, name));
            return;
        }
        points.add(
                fields.checkbox(name)
                        .map(field -> field.canKeepFromAsking()
                                ? Check.good(title, "Found: the checkbox " + field.name() + ".")
                                : Check.wrong(
                                        title,
                                        field.name() + " is no checkbox.",
                                        "Name a field of the type Checkbox in the integration's properties."))
                        .orElse(
                                Check.wrong(
                                        title,
                                        "Matters have no field " + name + ", so everybody is asked.",
                                        "In Clio go to Settings, Custom fields, and add it for matters with the type Checkbox, or give its"
                                                + " name in the integration's properties. Clio's smallest plan has no custom fields.")));
    }

    private Check nobodyLooked(String title, String name) {
        return Check.unknown(
                title, "It is looked for by the name " + name + "; nobody has asked Clio for it yet.", fieldAdvice());
    }

    private String fieldAdvice() {
        return authorization.state() == AuthorizationAnswer.State.AUTHORIZED ? ASK_CLIO : null;
    }

    private void locations() {
        String title = "Location";
        if (!group.hasSeveralLocations()) {
            points.add(Check.good(title, "This is the only location: every matter of the firm is its own."));
            return;
        }
        String name = mapping.locationName(TriggerType.JOB)
                .or(() -> mapping.locationName(TriggerType.WEBHOOK))
                .orElse(null);
        if (name == null) {
            points.add(Check.wrong(
                    title,
                    "This location has no name, so no matter is its own.",
                    "Give the name that Clio's picklist " + group.locationField() + " has for it."));
        }
        String fieldName = group.locationField();
        if (fields == null) {
            points.add(nobodyLooked("Location field", fieldName));
            return;
        }
        Optional<FieldList.Field> found = fields.picklist(fieldName);
        if (found.isEmpty()) {
            points.add(Check.wrong(
                    "Location field",
                    "Matters have no field " + fieldName + ", so no matter is of any location.",
                    "In Clio go to Settings, Custom fields, and add it for matters with the type Picklist and the locations'"
                            + " names as its options, or give its name in the integration's properties."));
        }
        found.ifPresent(field -> names(field, name));
    }

    private void names(FieldList.Field field, String name) {
        points.add(
                field.canNameLocations()
                        ? Check.good("Location field", "Found: the picklist " + field.name() + ".")
                        : Check.wrong(
                                "Location field",
                                field.name() + " is no picklist.",
                                "Name a field of the type Picklist in the integration's properties."));
        Set<String> options = field.options().stream().map(ComparedName::of).collect(Collectors.toSet());
        if (name != null && field.canNameLocations()) {
            points.add(
                    options.contains(ComparedName.of(name))
                            ? Check.good("Location name", "Clio's picklist has the option " + name + ".")
                            : Check.wrong(
                                    "Location name",
                                    "Clio's picklist has no option " + name + ", so no matter is this location's.",
                                    "Take one of its options, or add this one in Clio."));
        }
        Set<String> unknown = new TreeSet<>(field.options());
        unknown.removeIf(option -> taken().contains(ComparedName.of(option)));
        if (!unknown.isEmpty()) {
            points.add(Check.wrong(
                    "Options without a location",
                    "Matters of these go nowhere: " + String.join(", ", unknown) + ".",
                    "Give a location of this integration the option's name, if its clients are to be asked."));
        }
    }

    private Set<String> taken() {
        return group.mappings().stream()
                .flatMap(one -> one.properties().entrySet().stream())
                .filter(property -> property.getKey().equals(PropertyKey.LOCATION_NAME)
                        || property.getKey().equals(PropertyKey.WEBHOOK_LOCATION_NAME))
                .map(property -> ComparedName.of(property.getValue()))
                .collect(Collectors.toSet());
    }

    private void hooks() {
        Hooks.SendReview button = authorization.sendReview();
        if (button != null) {
            points.add(
                    button.state() == Hooks.ButtonState.THERE
                            ? Check.good(
                                    "Button Send Review", "It is on the matters' pages of the user who authorized.")
                            : Check.wrong("Button Send Review", "It is not in Clio yet.", button.text()));
        }
        Hooks.Subscription webhooks = authorization.webhooks();
        if (webhooks != null) {
            points.add(
                    webhooks.state() == Hooks.WebhookState.ENABLED
                            ? Check.good(
                                    "Clio's webhooks", "Clio tells of " + String.join(", ", webhooks.events()) + ".")
                            : Check.wrong("Clio's webhooks", "Clio does not tell of matters yet.", webhooks.text()));
        }
    }

    private void receiverKey() {
        String title = "Key of the receiver";
        String paused = mapping.pausedReason() != null ? mapping.pausedReason() : group.pausedReason();
        if (!mapping.business().hasApiKey()) {
            points.add(Check.wrong(
                    title,
                    "Neither this business nor its account has one, so nothing can be sent.",
                    "At the receiver it stands under Settings, Integrations, API. Give it below."));
        } else if (paused != null) {
            points.add(Check.wrong(
                    title,
                    "There is one, and sending was stopped: " + paused,
                    mapping.pausedReason() == null
                            ? "Give the right key, then press Go on at the integration."
                            : mapping.active()
                                    ? "Give the right key below, then press Go on."
                                    : "Give the right key below; it goes on once it is active."));
        } else {
            points.add(Check.good(
                    title,
                    (ownKey ? "This business has one" : "The account's is used")
                            + ". Whether the receiver takes it shows with the first check-in: one that it refuses stops the"
                            + " sending, and is told here."));
        }
    }
}
