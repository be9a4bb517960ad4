package io.github.cliocheckin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.notice.DeliveryMutations.Signed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final long SEED = Long.getLong("mutations.seed", 100_000);
    private static final int MUTANTS = Integer.getInteger("mutations.deliveries", 100_000);
    private static final String SECRET = "a shared secret";

    /** The second test case of RFC 4231, which somebody else has computed. */
    @Test
    void itIsTheHmacOfTheStandard() {
        byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        String right = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assertThat(Signature.of(body, "Jefe")).isEqualTo(right);
        assertThat(Signature.isRight(List.of(right), body, "Jefe")).isTrue();
    }

    @Test
    void withoutASecretNothingIsRight() {
        byte[] body = new byte[0];
        assertThat(Signature.isRight(List.of(""), body, null)).isFalse();
        assertThat(Signature.isRight(List.of(""), body, "")).isFalse();
        assertThat(Signature.isRight(List.of(), body, SECRET)).isFalse();
    }

    @Test
    void noneOfAHundredThousandWrongDeliveriesIsRight() throws Exception {
        System.out.println("Deliveries are mutated from the seed " + SEED);
        DeliveryMutations mutations = new DeliveryMutations(SEED, SECRET);
        ObjectMapper json = Json.mapper();
        int right = 0;
        for (int i = 1; i <= MUTANTS; i++) {
            Signed original = DeliveryMutations.signed(
                    DeliveryMutations.body(i, i % 2 == 0 ? "matter_closed" : "matter_opened", "e" + i, 6601), SECRET);
            Signed mutant = mutations.mutant(original);
            assertThat(Signature.isRight(mutant.signatures(), mutant.body(), SECRET))
                    .as("%s of %s", mutant.signatures(), new String(mutant.body(), StandardCharsets.UTF_8))
                    .isFalse();
            if (Signature.isRight(original.signatures(), original.body(), SECRET)
                    && Telling.read(json, original.body()).orElseThrow().matterId() == i) {
                right++;
            }
        }
        assertThat(right).as("those that were not mutated").isEqualTo(MUTANTS);
    }
}
