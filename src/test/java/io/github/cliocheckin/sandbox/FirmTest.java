package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 30);

    @Test
    void aGeneratedFirmHasAnotherValidClientForEachMatter() throws NumberParseException {
        Firm firm = Firm.generated(25_000, 3, DAY, 5);
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        Set<String> emails = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (ObjectNode matter : firm.matters().values()) {
            JsonNode client = matter.path("client");
            emails.add(client.path("primary_email_address").asText());
            String phone = client.path("primary_phone_number").asText();
            assertThat(phones.isValidNumberForRegion(phones.parse(phone, "US"), "US"))
                    .as(phone)
                    .isTrue();
            numbers.add(phone);
        }
        assertThat(emails).hasSize(25_000).allMatch(email -> email.endsWith(".test") && email.length() <= 40);
        assertThat(numbers).hasSize(25_000);
    }

    @Test
    void aGeneratedFirmGoesRoundItsLocations() {
        Firm firm = Firm.generated(7, 3, DAY, 5);
        List<String> locations = new ArrayList<>();
        firm.matters()
                .values()
                .forEach(matter -> locations.add(matter.at("/custom_field_values/0/picklist_option/option")
                        .asText()));
        assertThat(locations)
                .startsWith("Location 1", "Location 2", "Location 3", "Location 1")
                .hasSize(7);
        assertThat(Firm.generated(1, 0, DAY, 5).fields().definitions()).isEmpty();
    }

    @Test
    void aGeneratedFirmWasUpdatedAtNoonOfTheDay() {
        ObjectNode matter = Firm.generated(1, 0, DAY, 5).matters().firstEntry().getValue();
        assertThat(OffsetDateTime.parse(matter.path("updated_at").asText()).toInstant())
                .isEqualTo(Instant.parse("2026-10-30T12:00:00Z"));
        assertThat(matter.path("close_date").asText()).isEqualTo("2026-10-30");
    }

    @Test
    void equalSeedsGiveEqualFirms() {
        assertThat(Firm.generated(50, 2, DAY, 9).matters())
                .isEqualTo(Firm.generated(50, 2, DAY, 9).matters());
        assertThat(Firm.generated(50, 2, DAY, 9).matters())
                .isNotEqualTo(Firm.generated(50, 2, DAY, 10).matters());
    }

    @Test
    void theDemoFirmHasItsCasesAroundYesterday() {
        Firm firm = Firm.demo(Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC));
        assertThat(firm.matters()).hasSize(121);
        assertThat(firm.matters().values())
                .extracting(matter -> matter.path("display_number").asText())
                .doesNotHaveDuplicates()
                .contains("opt-out-ticked-text-1", "location-unset-no-id", "client-redacted", "dated-next-week-1");
        assertThat(firm.matters().values().stream()
                        .filter(matter -> matter.path("display_number").asText().startsWith("ordinary"))
                        .map(matter -> matter.path("close_date").asText()))
                .hasSize(66)
                .containsOnly("2026-11-21");
    }

    @Test
    void aRenamedFieldHasItsNewNameOnTheMattersToo() {
        Firm firm = Firm.empty();
        long id = firm.addMatter("Closed", DAY).location("Austin").save();
        firm.renameField(firm.locationField(), "Office");
        assertThat(firm.matter(id).at("/custom_field_values/0/field_name").asText())
                .isEqualTo("Office");
        long later = firm.addMatter("Closed", DAY).location("Austin").save();
        assertThat(firm.matter(later).at("/custom_field_values/0/field_name").asText())
                .isEqualTo("Office");
    }

    @Test
    void aMattersEtagChangesWithTheMatter() {
        Firm firm = Firm.empty();
        long id = firm.addMatter("Closed", DAY).save();
        String etag = firm.matter(id).path("etag").asText();
        firm.update(id, matter -> matter.put("description", "another"));
        assertThat(firm.matter(id).path("etag").asText()).isNotEqualTo(etag).startsWith("\"");
    }

    @Test
    void aFirmCanBeReadFromSavedAnswers(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("matters-1.json"), "{\"data\":[{\"id\":5,\"status\":\"Closed\"}]}");
        Files.writeString(folder.resolve("matters-2.json"), "{\"data\":[{\"id\":6,\"status\":\"Open\"}]}");
        Files.writeString(folder.resolve("custom_fields.json"), "{\"data\":[{\"id\":61,\"name\":\"Location\"}]}");
        Firm firm = Firm.fromDirectory(folder);
        assertThat(firm.matters()).containsOnlyKeys(5L, 6L);
        assertThat(firm.locationField()).isEqualTo(61);
    }

    @Test
    void anUnreadableSavedAnswerIsNamed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Firm.fromDirectory(folder.resolve("none"))).hasMessageContaining("none");
        assertThatThrownBy(() -> Firm.fromDirectory(folder)).hasMessageContaining("matters*.json");
        Path page = Files.writeString(folder.resolve("matters.json"), "{\"data\":[{\"id\":\"x\"}]}");
        assertThatThrownBy(() -> Firm.fromDirectory(folder)).hasMessageContaining("custom_fields.json");
        Files.writeString(folder.resolve("custom_fields.json"), "{\"data\":[]}");
        assertThatThrownBy(() -> Firm.fromDirectory(folder)).hasMessageContaining("matters.json");
        Files.writeString(page, "{\"data\":[");
        assertThatThrownBy(() -> Firm.fromDirectory(folder)).hasMessageContaining("matters.json is not JSON");
    }
}
