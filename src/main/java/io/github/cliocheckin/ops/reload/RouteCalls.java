package io.github.cliocheckin.ops.reload;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The calls about the files of routes. */
public final class RouteCalls {

    private static final int NEWEST = 100;
    private static final int LONGEST_NAME = 200;

    private final RouteFiles files;
    private final RouteHistory history;

    RouteCalls(RouteFiles files, RouteHistory history) {
        this.files = files;
        this.history = history;
    }

    /** What runs, how the folder stands, and what became of the versions before, the newest first. */
    public record Overview(@JsonUnwrapped RouteFiles.Standing standing, List<RouteLoad> history) {}

    /** What is wrong with a file; nothing if it would be taken over. */
    public record Checked(boolean ok, List<RouteFault> faults) {}

    public Overview show() {
        return new Overview(files.standing(), history.newest(NEWEST));
    }

    /**
     * Looks at a file as if it lay in the folder, and loads nothing.
     *
     * @param text of the file, as the body of the call
     * @param query {@code file}, its name
     */
    public Checked check(
            @Body byte[] text,
            @Header(Exchange.HTTP_RAW_QUERY) String query,
            @Header(Exchange.CONTENT_TYPE) String contentType) {
        String name = QueryParameters.of(query, Set.of("file"))
                .text("file")
                .orElseThrow(() -> Refusal.malformed("file", "Name the file: ?file=matter.camel.yaml."));
        if (!RouteFile.isNamedAsOne(name) || name.contains("/") || name.length() > LONGEST_NAME) {
            throw Refusal.malformed("file", "file takes a name of 200 characters at most, such as matter.camel.yaml.");
        }
        if (name.endsWith(".java")) {
            throw Refusal.malformed(
                    "file", "To look at a Java file is to run it: use bin/clio-checkin check where the service is.");
        }
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("form")) {
            throw Refusal.malformed("Content-Type", "Send the file as it is, with Content-Type: application/yaml.");
        }
        List<RouteFault> faults =
                files.faultsOf(new RouteFile(name, text == null ? "" : new String(text, StandardCharsets.UTF_8)));
        return new Checked(faults.isEmpty(), faults);
    }
}
