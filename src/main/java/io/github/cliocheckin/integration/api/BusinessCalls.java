package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Given;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Texts;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Businesses;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The calls about businesses. Each change is one transaction with its entry in the audit trail. */
public final class BusinessCalls {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Businesses businesses;
    private final AuditedChanges changes;

    public BusinessCalls(Businesses businesses, AuditedChanges changes) {
        this.businesses = businesses;
        this.changes = changes;
    }

    /** Changes what is given; null removes. */
    public record Put(Given<String> name, Given<String> apiKey, Given<String> timeZone, Given<String> countryCode) {}

    /** A business as calls answer it: the key is never shown again. */
    public record Answer(long businessNumber, String name, boolean hasApiKey, String timeZone, String countryCode) {

        static Answer of(Business business) {
            return new Answer(
                    business.businessNumber(),
                    business.name(),
                    business.hasApiKey(),
                    business.timeZone(),
                    business.countryCode());
        }
    }

    public Answer get(@Header("businessNumber") String number) {
        return Answer.of(find(WholeNumber.read("businessNumber", number)));
    }

    /** Adds the business if there is none of this number. */
    public Answer put(
            @Header(Caller.HEADER) Caller caller, @Header("businessNumber") String number, @Body Put request) {
        long businessNumber = Required.businessNumber("businessNumber", WholeNumber.read("businessNumber", number));
        Required.body(request);
        Given<String> name = checked(request.name, given -> name(given));
        Given<String> apiKey = checked(request.apiKey, given -> Texts.secret("apiKey", given));
        Given<String> timeZone = checked(request.timeZone, given -> zone(given));
        Given<String> countryCode = checked(request.countryCode, given -> country(given));
        return changes.make(caller, "put-business", entry -> {
            boolean added = businesses.addBare(businessNumber);
            businesses.lock(businessNumber);
            Business before = find(businessNumber);
            entry.begin("business " + businessNumber, added ? null : Answer.of(before));
            if (apiKey.hasValue()) {
                // Perhaps the one that it has: nobody opens it to compare
                entry.changesSecret();
            }
            businesses.keep(new Business(
                    businessNumber,
                    name.given() ? name.value() : before.name(),
                    before.hasApiKey(),
                    timeZone.given() ? timeZone.value() : before.timeZone(),
                    countryCode.given() ? countryCode.value() : before.countryCode()));
            if (apiKey.given()) {
                businesses.keepKey(businessNumber, apiKey.value());
            }
            return Answer.of(find(businessNumber));
        });
    }

    private Business find(long businessNumber) {
        return businesses
                .find(businessNumber)
                .orElseThrow(() -> Refusal.notFound("businessNumber", "There is no business " + businessNumber + "."));
    }

    private static Given<String> checked(Given<String> given, UnaryOperator<String> check) {
        return given.hasValue() ? Given.as(check.apply(given.value())) : given;
    }

    private static String name(String name) {
        if (name.isBlank()) {
            throw Refusal.invalid("name", "name is blank: give a name, or null to remove it.");
        }
        return Texts.storable("name", name, 200);
    }

    private static String zone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Refusal.invalid(
                    "timeZone", "timeZone is " + zone + ": it takes an IANA time zone such as America/Chicago.");
        }
        return zone;
    }

    private static String country(String code) {
        if (!COUNTRIES.contains(code)) {
            throw Refusal.invalid(
                    "countryCode", "countryCode is " + code + ": it takes an ISO 3166 code of two letters such as US.");
        }
        return code;
    }
}
