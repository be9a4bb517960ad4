package io.github.cliocheckin.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckInPostTest {

    private final CheckInPost post = new CheckInPost("", "US");

    @Test
    void whatIsSentIsTheClientAsFarAsItIsValid() throws Exception {
        String sent = post.json(post.request(matter("Ada Byron", "ada@mail.test", "not a number")));
        assertThat(sent)
                .isEqualTo(
                        "{\"name\":\"Ada Byron\",\"emailId\":\"ada@mail.test\",\"smsEnabled\":0,\"externalId\":\"501\"}");
    }

    @Test
    void whoCannotBeReachedOrHasNoNameIsRefusedWithoutBeingNamed() {
        assertThatThrownBy(() -> post.request(matter("Ada Byron", "nowhere", null)))
                .isInstanceOf(CheckInRefusedException.class)
                .message()
                .doesNotContain("Ada", "nowhere");
        assertThatThrownBy(() -> post.request(matter(" ", "ada@mail.test", null)))
                .isInstanceOf(CheckInRefusedException.class);
        assertThatThrownBy(() -> post.request(Map.of("id", 1))).isInstanceOf(CheckInRefusedException.class);
        assertThatThrownBy(() -> post.request("no JSON")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMessagesBusinessGoesBeforeTheParametersAndNeitherIsNoBusiness() {
        assertThat(new CheckInPost("17", "US").businessNumber("18")).isEqualTo(18);
        assertThat(new CheckInPost("17", "US").businessNumber(null)).isEqualTo(17);
        assertThatThrownBy(() -> post.businessNumber(null)).isInstanceOf(CheckInRefusedException.class);
        assertThatThrownBy(() -> post.businessNumber("18&x=1")).isInstanceOf(CheckInRefusedException.class);
    }

    @Test
    void eachKindOfAnswerIsToldApart() {
        assertThat(answered(200, "{\"customerId\": 7}")).isEqualTo("7");
        assertThatThrownBy(() -> answered(400, "{\"code\": 1161, \"message\": \"wrong key\"}"))
                .isInstanceOf(CheckInRefusedException.class);
        assertThatThrownBy(() -> answered(400, "{\"code\": 1087, \"message\": \"e-mail\"}"))
                .isInstanceOf(CheckInRefusedException.class);
        assertThatThrownBy(() -> answered(429, "{\"code\": 89}")).isInstanceOf(CheckInNotTakenException.class);
        assertThatThrownBy(() -> answered(500, "{}")).isInstanceOf(CheckInUnknownException.class);
        assertThatThrownBy(() -> answered(302, "")).isInstanceOf(CheckInUnknownException.class);
    }

    private String answered(int status, String body) {
        return post.customerId(
                status,
                post.request(matter("Ada Byron", "ada@mail.test", "+1 512 555 0142")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> matter(String name, String email, String phone) {
        Map<String, Object> client = new HashMap<>();
        client.put("id", 501);
        client.put("name", name);
        client.put("primary_email_address", email);
        client.put("primary_phone_number", phone);
        return Map.of("id", 1, "client", client);
    }
}
