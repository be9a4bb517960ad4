package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.AuthorizationAnswer.State;
import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.hook.Hooks;
import java.util.ArrayList;
import java.util.List;

/** What a firm's Clio must show and have for its clients to be asked. */
final class ClioChecks {

    private final AuthorizationAnswer authorization;

    ClioChecks(AuthorizationAnswer authorization) {
        this.authorization = authorization;
    }

    List<Check> permissions() {
        if (!authorization.permissions().isEmpty()) {
            return authorization.permissions().stream()
                    .map(permission -> permission(permission).at(permission.checkedAt()))
                    .toList();
        }
        return List.of(
                authorization.state() == State.NOT_AUTHORIZED
                        ? Check.unknown("Permissions", "They show once the firm has authorized.", null)
                        : Check.unknown("Permissions", "Nobody has looked at them.", CheckList.CHECK));
    }

    private static Check permission(AuthorizationAnswer.PermissionAnswer permission) {
        String title = "Permission to read " + permission.name();
        if (permission.granted() == null) {
            return Check.unknown(title, "Clio gave no answer that tells.", CheckList.CHECK);
        }
        return permission.granted()
                ? Check.good(title, "Granted.")
                : Check.wrong(title, permission.said() == null ? "Missing." : permission.said(), permission.advice());
    }

    Check optOutField(String name, FieldList fields) {
        String title = "Field that keeps clients from being asked";
        if (fields == null) {
            return nobodyLooked(title, name);
        }
        return fields.checkbox(name)
                .map(field -> field.canKeepFromAsking()
                        ? Check.good(title, "Found: the checkbox " + field.name() + ".")
                        : Check.wrong(
                                title,
                                field.name() + " is no checkbox.",
                                "Name a field of the type Checkbox in the integration's properties."))
                .orElseGet(() -> notAmong(
                        fields,
                        Check.wrong(
                                title,
                                "Matters have no field " + name + ", so everybody is asked.",
                                "In Clio go to Settings, Custom fields, and add it for matters with the type Checkbox, or"
                                        + " give its name in the integration's properties. Clio's smallest plan has no"
                                        + " custom fields.")));
    }

    /** What is to be said of a field that is not among those of a list. */
    static Check notAmong(FieldList fields, Check ifThereAreNoMore) {
        return fields.isWhole()
                ? ifThereAreNoMore
                : Check.unknown(
                        ifThereAreNoMore.title(),
                        "It is not among the first " + fields.fields().size()
                                + " custom fields, and the firm has more.",
                        "Look in Clio under Settings, Custom fields, whether there is one of exactly this name.");
    }

    /** A field that nobody has asked Clio for. */
    Check nobodyLooked(String title, String name) {
        return Check.unknown(
                title,
                "It is looked for by the name " + name + "; nobody has asked Clio for it yet.",
                authorization.state() == State.AUTHORIZED ? CheckList.CHECK : null);
    }

    List<Check> hooks() {
        List<Check> points = new ArrayList<>();
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
        return points;
    }
}
