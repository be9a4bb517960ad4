package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The receiver's calls that the service makes: check a customer in, look one up, read what was sent to one. Statuses and codes
 * are those of its public reference, which gives one code different statuses on different calls.
 */
final class ReceiverApi implements SandboxServer.Work {
    private static final Pattern HISTORY = Pattern.compile("/v1/customer/history/([^/]+)");
    private static final Pattern BUSINESS = Pattern.compile("\\d{1,18}");

    private final ReceiverAccounts accounts;
    private final Clock clock;
    private final Consumer<AcceptedCheckIn> taker;

    ReceiverApi(ReceiverAccounts accounts, Clock clock, Consumer<AcceptedCheckIn> taker) {
        this.accounts = accounts;
        this.clock = clock;
        this.taker = taker;
    }

    @Override
    public Answer answer(Request request) {
        try {
            Matcher history = HISTORY.matcher(request.path());
            if (request.method().equals("GET") && history.matches()) {
                return history(request, history.group(1));
            }
            return switch (request.method() + " " + request.path()) {
                case "POST /v1/customer/checkin" -> checkIn(request);
                case "POST /v1/customer-v2/external/getCustomer" -> customer(request);
                default -> ControlDesk.unknown(request);
            };
        } catch (ReceiverRefusal refusal) {
            return refusal.answer();
        }
    }

    private Answer checkIn(Request request) {
        ReceiverAccounts.Account account = accounts.of(request, 401);
        long business = business(request, "bid", 401, 1175);
        if (!account.owns(business)) {
            throw ReceiverRefusal.of(401, 1033, "The API key is not allowed to do this for the business");
        }
        CheckInForm form = CheckInForm.read(request.body(), accounts.smsEnabled(business));
        AcceptedCheckIn accepted = account.contacts().checkIn(clock.instant(), business, form);
        taker.accept(accepted);
        // Its reference calls the id a number and shows a text; the text is the harder one to read.
        return Answer.json(200, Json.object().put("customerId", accepted.customerId()));
    }

    private Answer customer(Request request) {
        ReceiverAccounts.Account account = accounts.of(request, 400);
        business(request, "businessId", 404, 1532);
        ObjectNode wanted = Json.readObject(request.body())
                .orElseThrow(() -> ReceiverRefusal.of(400, 5008, "The request has no body"));
        return account.contacts()
                .customer(text(wanted, "id"), text(wanted, "email"), text(wanted, "phone"))
                .map(contact -> Answer.json(200, contact))
                .orElseThrow(() -> ReceiverRefusal.of(400, 5043, "There is no such contact"));
    }

    private Answer history(Request request, String customerId) {
        ReceiverAccounts.Account account = accounts.of(request, 401);
        long business = business(request, "businessId", 404, 1011);
        return account.contacts()
                .history(
                        customerId,
                        business,
                        day(request, "startDate", 1523, LocalDate.EPOCH),
                        day(request, "endDate", 1524, LocalDate.of(9999, 12, 31)))
                .map(activities -> Answer.json(200, activities))
                .orElseThrow(() -> ReceiverRefusal.of(400, 1089, "The customer id is invalid"));
    }

    private long business(Request request, String parameter, int status, int code) {
        String text = request.parameter(parameter).orElse("");
        if (!BUSINESS.matcher(text).matches() || !accounts.knows(Long.parseLong(text))) {
            throw ReceiverRefusal.of(status, code, "There is no business of this id");
        }
        return Long.parseLong(text);
    }

    private static LocalDate day(Request request, String parameter, int code, LocalDate otherwise) {
        try {
            return request.parameter(parameter)
                    .map(text -> LocalDate.parse(text, ContactBook.DAY))
                    .orElse(otherwise);
        } catch (DateTimeException unreadable) {
            throw ReceiverRefusal.of(400, code, parameter + " is not a date like 12/31/2026");
        }
    }

    private static String text(ObjectNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).asText() : null;
    }
}
