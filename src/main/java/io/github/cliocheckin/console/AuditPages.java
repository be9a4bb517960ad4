package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.audit.AuditCalls;
import io.github.cliocheckin.audit.AuditEntry;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import io.github.cliocheckin.security.api.UserCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Who changed what. */
public final class AuditPages {

    private static final List<String> FILTERS = List.of("by", "subject", "from", "to");
    private static final int PAGE = 50;

    private final Console console;
    private final AuditCalls audit;
    private final UserCalls users;

    public AuditPages(Console console, AuditCalls audit, UserCalls users) {
        this.console = console;
        this.audit = audit;
        this.users = users;
    }

    /**
     * What the page {@code console/audit} shows.
     *
     * @param next where the changes before these are; null if there are none
     * @param asked what the list is narrowed to, as it was typed
     * @param people whom it can be narrowed to
     * @param field what was typed wrong, or null
     */
    public record AuditModel(
            List<Change> changes,
            String next,
            Map<String, String> asked,
            List<String> people,
            String field,
            String error) {

        public boolean isNarrowed() {
            return asked.values().stream().anyMatch(text -> !text.isEmpty());
        }
    }

    /** An entry, with what is different. */
    public record Change(AuditEntry entry, List<Difference> differences) {

        /** What people call it when nothing is different: keys and passwords are not written down. */
        public boolean isOfSecret() {
            return differences.isEmpty();
        }
    }

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters given = QueryParameters.ofAnybody(query);
        Map<String, String> asked = new LinkedHashMap<>();
        FILTERS.forEach(
                name -> asked.put(name, given.text(name).map(String::strip).orElse("")));
        List<String> people = users.list().stream()
                .map(user -> "user " + user.name())
                .sorted()
                .toList();
        try {
            AuditEntry.Page page =
                    audit.list(address(asked, given.wholeNumber("after").orElse(null))
                            .with("limit", PAGE)
                            .query());
            List<Change> changes = page.data().stream()
                    .map(entry -> new Change(entry, Difference.between(entry.before(), entry.after())))
                    .toList();
            String next =
                    page.next() == null ? null : address(asked, page.next()).toString();
            return console.show(
                    who,
                    Section.AUDIT,
                    "Audit",
                    query,
                    "audit",
                    new AuditModel(changes, next, asked, people, null, null));
        } catch (Refusal refusal) {
            return console.showAgain(
                    who,
                    Section.AUDIT,
                    "Audit",
                    "audit",
                    new AuditModel(
                            List.of(), null, asked, people, refusal.problem().field(), refusal.getMessage()),
                    refusal);
        }
    }

    private static Address address(Map<String, String> asked, Long after) {
        Address address = Address.of("/console/audit");
        for (Map.Entry<String, String> one : asked.entrySet()) {
            address = address.with(one.getKey(), one.getValue());
        }
        return address.with("after", after);
    }
}
