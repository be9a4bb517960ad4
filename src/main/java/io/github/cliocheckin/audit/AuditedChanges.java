package io.github.cliocheckin.audit;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.database.Changes;
import java.util.Objects;
import java.util.function.Function;

/** The changes of the HTTP API: each is one transaction and leaves one entry in the audit trail, or both come to nothing. */
public final class AuditedChanges {

    private final Changes changes;
    private final AuditTrail trail;

    public AuditedChanges(Changes changes, AuditTrail trail) {
        this.changes = changes;
        this.trail = trail;
    }

    /** What a change tells of itself while it is made. */
    public static final class Entry {

        private String subject;
        private Object before;
        private Object after;
        private boolean afterIsTold;
        private boolean secretChanged;

        private Entry() {}

        /**
         * To be called in every change, as soon as its subject is locked.
         *
         * @param thing what was changed, such as {@code mapping 5}
         * @param asItWas the thing as the API answered it; null if there was none
         */
        public void begin(String thing, Object asItWas) {
            subject = thing;
            before = asItWas;
        }

        /** To be called where the change answers something else than the thing as it is afterwards; null if there is none. */
        public void end(Object asItIs) {
            after = asItIs;
            afterIsTold = true;
        }

        /** To be called where a key or token is changed, which no state shows: the entry is written though both look alike. */
        public void changesSecret() {
            secretChanged = true;
        }
    }

    /**
     * Makes a change. One that changed nothing leaves no entry.
     *
     * @param action the id of the route that was called
     * @param change answers the thing as it is afterwards, unless it {@link Entry#end tells} that; it is made again from its start where two changes met
     */
    public <T> T make(Caller caller, String action, Function<Entry, T> change) {
        return changes.make(() -> {
            Entry entry = new Entry();
            T answer = change.apply(entry);
            Object after = entry.afterIsTold ? entry.after : answer;
            if (entry.subject == null) {
                throw new IllegalStateException("The change " + action + " did not say what it changes");
            }
            if (entry.secretChanged || !Objects.equals(entry.before, after)) {
                trail.record(caller.name(), action, entry.subject, entry.before, after);
            }
            return answer;
        });
    }
}
