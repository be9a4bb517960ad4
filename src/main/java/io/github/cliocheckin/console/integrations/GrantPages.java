package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.AuthorizationCalls;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Notice;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import org.apache.camel.Header;

/** A location's access to Clio and to the receiver: asked for, checked and ended from the location's page. */
public final class GrantPages {

    private final Console console;
    private final LocationModels models;
    private final AuthorizationCalls authorizations;

    public GrantPages(Console console, LocationModels models, AuthorizationCalls authorizations) {
        this.console = console;
        this.models = models;
        this.authorizations = authorizations;
    }

    /** What the page {@code console/integrations/disconnect} asks. */
    public record DisconnectModel(String path, String title, int locations, String account) {}

    /** A location that is to be checked. */
    public record Checked(long groupId, long mappingId, String path) {}

    /** Makes a link by which the firm authorizes, and shows it: nobody can look it up later. */
    public BrowserAnswer authorize(
            @Header(Caller.HEADER) Identity who, @Header("group") String group, @Header("mapping") String mapping) {
        LocationModel model = models.read(group, mapping);
        return console.show(
                who,
                Section.INTEGRATIONS,
                model.title(),
                null,
                "integrations/location",
                model.with(authorizations.invite(mapping, who.caller())));
    }

    /** The location to check; it must be the integration's. */
    public Checked toCheck(@Header("group") String group, @Header("mapping") String mapping) {
        LocationModel model = models.read(group, mapping);
        return new Checked(model.group().id(), model.mapping().id(), model.path());
    }

    public BrowserAnswer checked(Checked location) {
        return BrowserAnswer.to(Notice.CHECKED.at(location.path));
    }

    public BrowserAnswer askToDisconnect(
            @Header(Caller.HEADER) Identity who, @Header("group") String group, @Header("mapping") String mapping) {
        LocationModel model = models.read(group, mapping);
        AuthorizationAnswer.Account account = model.access().authorization().account();
        return console.show(
                who,
                Section.INTEGRATIONS,
                "Disconnect from Clio?",
                null,
                "integrations/disconnect",
                new DisconnectModel(
                        model.path(),
                        model.accountTitle(),
                        model.group().mappings().size(),
                        account == null ? null : account.name()));
    }

    /** The mapping to disconnect by; it must be the group's. */
    public String mappingToDisconnect(@Header("group") String group, @Header("mapping") String mapping) {
        return String.valueOf(models.read(group, mapping).mapping().id());
    }

    public BrowserAnswer disconnected(AuthorizationCalls.Disconnected done) {
        Notice notice = done.revokedAtClio() ? Notice.DISCONNECTED : Notice.DISCONNECTED_HERE;
        return BrowserAnswer.to(
                notice.at("/console/integrations/" + done.groupId() + "/locations/" + done.mappingId()));
    }
}
