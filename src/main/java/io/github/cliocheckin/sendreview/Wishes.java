package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The restricted matters that people want decided again, and for what each: a matter is decided for the polled trigger of its status
 * as Clio shows it then, or else for the webhook trigger, where it was restricted for that one and not
 * reopened since.
 */
record Wishes(Map<Long, List<Wish>> byMatter) {

    /**
     * A restricted row, and who wants it decided again.
     *
     * @param matterStatus in which its matter was when it was restricted; null if nobody wrote that down
     */
    record Wish(Trigger trigger, int occurrence, String matterStatus, String by) {

        private boolean isForStatus(String status) {
            return switch (trigger) {
                case CLOSED_MATTER -> status.equals("closed");
                case PENDING_MATTER -> status.equals("pending");
                case OPEN_MATTER -> status.equals("open");
                // The new status would hide from the look before sending that the matter was reopened
                case MATTER_WEBHOOK -> !SecondLook.isReopened(matterStatus, status);
                case HANDED_IN -> false;
            };
        }
    }

    Set<Long> matterIds() {
        return byMatter.keySet();
    }

    /** What a matter is decided for; empty if it is not in the status of anything that it was restricted for. */
    Optional<Wish> of(Matter matter) {
        String status = matter.status() == null ? "" : matter.status().toLowerCase(Locale.ROOT);
        List<Wish> fitting = byMatter.getOrDefault(matter.id(), List.of()).stream()
                .filter(wish -> wish.isForStatus(status))
                .toList();
        return fitting.stream()
                .filter(wish -> wish.trigger() != Trigger.MATTER_WEBHOOK)
                .findFirst()
                .or(() -> fitting.stream().reduce((one, newer) -> newer));
    }

    /** Every row of a matter that Clio does not show. */
    List<Wish> ofHidden(long matterId) {
        return byMatter.getOrDefault(matterId, List.of());
    }
}
