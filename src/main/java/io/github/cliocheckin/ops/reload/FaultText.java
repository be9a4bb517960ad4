package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Use;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.PropertiesComponent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel says of a route that it cannot make: the place, the reason, and none of the secrets that its settings hold. */
final class FaultText {

    private static final Pattern LINE_OF_COMPILER = Pattern.compile("\\.java:(\\d+)");
    private static final Pattern SECRET = Pattern.compile(".*(secret|key|token|password)");

    private final PropertiesComponent settings;

    FaultText(PropertiesComponent settings) {
        this.settings = settings;
    }

    /** Of a piece that cannot be read. */
    RouteFault of(RoutePiece piece, Throwable fault) {
        Throwable root = root(fault);
        if (root instanceof MarkedYamlEngineException marked) {
            int line = marked.getProblemMark()
                    .map(Mark::getLine)
                    .map(number -> number + 1)
                    .orElse(piece.line());
            return new RouteFault(piece.file(), line, said(marked.getProblem()));
        }
        Matcher compiler = LINE_OF_COMPILER.matcher(String.valueOf(root.getMessage()));
        return new RouteFault(
                piece.file(),
                compiler.find() ? Integer.parseInt(compiler.group(1)) : piece.line(),
                said(message(root)));
    }

    /** Of a route that cannot be built. */
    RouteFault of(RoutePiece piece, String routeId, List<Outline> outlines, Throwable fault) {
        Optional<Outline> route = outlines.stream()
                .filter(outline -> routeId.equals(outline.id()))
                .findFirst();
        int line = route.flatMap(outline -> lineOfEndpoint(outline, fault))
                .or(() -> route.map(Outline::line))
                .orElse(0);
        return new RouteFault(
                piece.file(),
                piece.line() + line,
                "The route " + routeId + " cannot be built: " + said(message(root(fault))));
    }

    private static Optional<Integer> lineOfEndpoint(Outline route, Throwable fault) {
        for (Throwable e = fault; e != null; e = e.getCause()) {
            if (e instanceof ResolveEndpointFailedException failed) {
                String place = place(failed.getUri());
                return route.uses().stream()
                        .filter(use -> use instanceof Use.OfEndpoint endpoint
                                && place(endpoint.uri()).equals(place))
                        .map(Use::line)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** An endpoint's address without its parameters, which Camel sorts. */
    private static String place(String uri) {
        return uri.replaceFirst("\\?.*", "").replaceFirst("^(\\w+:)/*", "$1");
    }

    private static Throwable root(Throwable fault) {
        return fault.getCause() == null || fault.getCause() == fault ? fault : root(fault.getCause());
    }

    private static String message(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    /** In one line that ends as a sentence does, and with xxxxxx for each secret of the settings. */
    private String said(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        for (Map.Entry<String, Object> setting : settings.loadPropertiesAsMap().entrySet()) {
            String value = String.valueOf(setting.getValue());
            if (value.length() > 3
                    && SECRET.matcher(setting.getKey().toLowerCase(Locale.ROOT)).matches()) {
                line = line.replace(value, "xxxxxx");
            }
        }
        return line.endsWith(".") ? line : line + ".";
    }
}
