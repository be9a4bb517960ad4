package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.checkin.CheckInState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person must do about an integration, worst first: a sentence each, and the page on which it is done. */
final class Needs {

    private final Glance glance;
    private final String group;
    private final String firstLocation;
    private final List<Need> needs = new ArrayList<>();

    private Needs(Glance glance) {
        this.glance = glance;
        this.group = "/console/integrations/" + glance.groupId();
        // What holds for the whole integration is shown and mended on the page of any location
        this.firstLocation = glance.locations().all() == 0
                ? group + "#locations"
                : group + "/locations/" + glance.locations().firstId();
    }

    static List<Need> of(Glance glance) {
        Needs all = new Needs(glance);
        all.setUp();
        all.paused();
        all.permissions();
        all.runs();
        all.checkIns();
        return all.needs;
    }

    private void add(String text, String path) {
        needs.add(new Need(text, path));
    }

    private void setUp() {
        Glance.Access access = glance.whose().access();
        if (glance.locations().all() == 0) {
            add("It has no location yet: add one.", group + "#locations");
        }
        if (access.connectedAt() == null) {
            add("It is not connected to Clio: authorize it.", firstLocation);
        } else if (access.lostAt() != null) {
            String why = access.lostReason() == null ? "" : " " + access.lostReason();
            add("Clio lets it in no more: authorize it again." + why, firstLocation);
        }
    }

    private void paused() {
        if (glance.whose().paused() && glance.whose().pausedReason() != null) {
            add("It was paused: " + glance.whose().pausedReason(), group);
        }
        int locations = glance.locations().paused();
        if (locations > 0) {
            String which = locations == 1 ? "one location" : locations + " locations";
            add("Nothing is sent for " + which + ".", group + "#locations");
        }
    }

    private void permissions() {
        glance.troubles()
                .missing()
                .forEach(permission ->
                        add("It may not read " + permission.title() + " in Clio.", firstLocation + "#checks"));
    }

    private void runs() {
        if (glance.isAuthorized()) { // Without access they all fail, and that has been said
            glance.troubles()
                    .runs()
                    .forEach(run -> add(
                            "A poll failed (run " + run.id() + ")" + (run.error() == null ? "." : ": " + run.error()),
                            "/console/runs/" + run.id()));
        }
    }

    private void checkIns() {
        checkIns(
                glance.troubles().failed(),
                CheckInState.FAILED,
                " failed for good: mend what the last attempt names, then send once more.");
        checkIns(
                glance.troubles().unknown(),
                CheckInState.UNKNOWN,
                " got no answer, and look-ups settled nothing: see at the receiver whether the client was asked.");
    }

    private void checkIns(Troubles.Waiting waiting, CheckInState state, String rest) {
        if (waiting.amount() > 0) {
            String count = waiting.amount() == 1
                    ? "One check-in"
                    : (waiting.isMore() ? "More than " : "")
                            + String.format(Locale.ENGLISH, "%,d check-ins", waiting.amount());
            add(count + rest, "/console/check-ins?group=" + glance.groupId() + "&state=" + state);
        }
    }
}
