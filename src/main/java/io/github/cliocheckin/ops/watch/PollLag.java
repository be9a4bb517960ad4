package io.github.cliocheckin.ops.watch;

import java.time.Duration;

/** How far a group's polls are behind their time: a closed set, so that the number of groups makes no more metrics. */
enum PollLag {
    UNDER_5_MINUTES("under_5m", Duration.ofMinutes(5)),
    UNDER_1_HOUR("under_1h", Duration.ofHours(1)),
    UNDER_1_DAY("under_1d", Duration.ofDays(1)),
    A_DAY_OR_MORE("1d_or_more", null);

    private final String label;
    private final Duration below;

    PollLag(String label, Duration below) {
        this.label = label;
        this.below = below;
    }

    static PollLag of(Duration behind) {
        for (PollLag lag : values()) {
            if (lag.below == null || behind.compareTo(lag.below) < 0) {
                return lag;
            }
        }
        throw new IllegalStateException("The last one has no end");
    }

    String label() {
        return label;
    }
}
