package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.console.Console;
import io.github.cliocheckin.console.Section;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The list of integrations, and of those that are being set up. */
public final class IntegrationListPages {

    private static final int PAGE = 50;
    private static final String LIST = "/console/integrations";

    private final Console console;
    private final Overview overview;
    private final Drafts drafts;

    public IntegrationListPages(Console console, Overview overview, Drafts drafts) {
        this.console = console;
        this.overview = overview;
        this.drafts = drafts;
    }

    /**
     * What the page {@code console/integrations/list} shows.
     *
     * @param next the address of the next page, or null
     * @param drafts for those who may go on with them
     */
    public record ListModel(List<Glance> integrations, Overview.Search search, String next, List<Drafts.Kept> drafts) {

        /** Whether there is none at all, as far as this page tells. */
        public boolean isBare() {
            return integrations.isEmpty() && search.text().isEmpty() && !search.needsPerson() && search.after() < 0;
        }
    }

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Overview.Search search = search(QueryParameters.ofAnybody(query));
        List<Glance> found = overview.find(search, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Glance> page = more ? found.subList(0, PAGE) : found;
        boolean mayGoOn = who.role().includes(Role.OPERATOR);
        return console.show(
                who,
                Section.INTEGRATIONS,
                "Integrations",
                query,
                "integrations/list",
                new ListModel(
                        page,
                        search,
                        more ? address(search, page.get(PAGE - 1).groupId()) : null,
                        mayGoOn ? drafts.list() : List.of()));
    }

    private static Overview.Search search(QueryParameters query) {
        String text = query.text("search").map(String::strip).orElse("");
        return new Overview.Search(
                // Nobody's name is longer
                text.substring(0, Math.min(text.length(), 200)),
                query.text("needsPerson").isPresent(),
                query.wholeNumber("after").orElse(-1L));
    }

    private static String address(Overview.Search search, long after) {
        return LIST + "?after=" + after + "&search=" + URLEncoder.encode(search.text(), StandardCharsets.UTF_8)
                + (search.needsPerson() ? "&needsPerson=true" : "");
    }
}
