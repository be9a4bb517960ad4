package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that nobody can call yet, as its process is started for the first time and again. */
class FirstTokenTest {

    private static final Pattern TOKEN = Pattern.compile("cck_[A-Za-z0-9_-]{43}");

    @TempDir
    private Path folder;

    @Test
    void theFirstTokenIsPrintedOnceAndInNoLineOfTheLog() {
        String token;
        try (ServiceProcess first = start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> !printed(first).isEmpty());
            token = printed(first).get(0);
            Operator admin = new Operator(first, token);
            assertThat(admin.call("GET", "/access/tokens", null).text()).doesNotContain(token);
            assertThat(admin.call("DELETE", "/access/tokens/1", null).status())
                    .as("the last admin")
                    .isEqualTo(409);
            assertThat(admin.call("GET", "/access/me", null).text()).contains("first-admin", "admin");
            first.stop();
            first.awaitExit(Duration.ofSeconds(30));
        }
        try (ServiceProcess second = start()) {
            Operator admin = new Operator(second, token);
            String user = "{\"name\":\"anna\",\"password\":\"four words make one\",\"role\":\"admin\"}";
            assertThat(admin.call("POST", "/access/users", user).status()).isEqualTo(201);
            assertThat(admin.call("DELETE", "/access/tokens/1", null).status())
                    .as("there is another admin now")
                    .isEqualTo(204);
            second.stop();
            second.awaitExit(Duration.ofSeconds(30));
            assertThat(printed(second)).containsExactly(token);
            assertThat(second.output().lines().filter(line -> line.contains(token)))
                    .as("a line of its own, none of the log's")
                    .containsExactly("    " + token);
            assertThat(second.output()).doesNotContain("four words make one", "is refused");
        }
    }

    private ServiceProcess start() {
        return ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .setting("logging.level", "TRACE")
                .start()
                .awaitHealthy();
    }

    private static List<String> printed(ServiceProcess service) {
        return TOKEN.matcher(service.output())
                .results()
                .map(found -> found.group())
                .toList();
    }
}
