package io.github.cliocheckin.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;

/**
 * A change of a check-in as a CloudEvent 1.0 in structured mode.
 *
 * @param id the check-in and its version, so that it stays the same however often the event is handed on
 * @param source the address of this service
 * @param subject the check-in: what is told of one subject is told in the order in which it happened
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        Instant time,
        String subject,
        String datacontenttype,
        CheckInChange data) {

    /**
     * The check-in as the change left it; without a person's data, unless {@code event.personal-data} allows it.
     *
     * @param matterId in Clio; null where the check-in was handed in
     * @param reference the sender's, where it was handed in; else null
     * @param cause a sentence that names nobody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CheckInChange(
            long checkInId,
            int version,
            long groupId,
            Long mappingId,
            Long businessNumber,
            int triggerId,
            Long matterId,
            int occurrence,
            String reference,
            String state,
            String cause,
            String reasonCode,
            int attempts,
            String customerId,
            Personal personal) {

        @Override
        public String toString() {
            return "a change of check-in " + checkInId;
        }
    }

    /** What tells who the client is, or may. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Personal(String name, String email, String phone, String matterNumber, String reasonText) {

        @Override
        public String toString() {
            return "a client";
        }
    }

    static CloudEvent of(CheckInChange change, String source, Instant time) {
        return new CloudEvent(
                "1.0",
                change.checkInId + "-" + change.version,
                source,
                "io.github.cliocheckin.checkin." + change.state.toLowerCase(Locale.ROOT),
                time,
                "checkins/" + change.checkInId,
                "application/json",
                change);
    }

    @Override
    public String toString() {
        return "event " + id;
    }
}
