package io.github.cliocheckin.checkin;

import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckInRequest;
import java.time.Instant;
import java.util.Map;

/** Check-ins in hand, as {@link Deliveries} would have claimed them. */
final class TestDeliveries {

    static final Instant ATTEMPT = Instant.parse("2026-11-02T10:00:00Z");

    private TestDeliveries() {}

    /** Of a person with both ways to reach them. */
    static Delivery delivery() {
        return of("m.vega@example.com", "5125550123", false);
    }

    static Delivery of(String email, String phone, boolean downgraded) {
        CheckInRequest request = new CheckInRequest(
                "Marisol Vega",
                email,
                phone,
                phone == null ? 0 : 1,
                "500777",
                Map.of("Integration Trigger", "Closed Matter"));
        return new Delivery(
                1,
                1,
                1,
                1,
                1001,
                "key",
                request,
                new Delivery.Asked(Trigger.CLOSED_MATTER, 412, "Closed", 0),
                1,
                0,
                downgraded,
                ATTEMPT,
                ATTEMPT.plusSeconds(120));
    }
}
