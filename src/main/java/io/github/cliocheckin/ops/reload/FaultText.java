package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Use;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel says of a route that it cannot make: the place, the reason, and none of the secrets that its settings hold. */
final class FaultText {

    private static final Pattern LINE_OF_COMPILER = Pattern.compile("\\.java:(\\d+)");
    private static final Pattern SETTING = Pattern.compile("Property with key \\[(.+?)]");
    private static final Pattern SECRET = Pattern.compile(".*(secret|key|token|password)");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final Pattern PARAMETER = Pattern.compile("([?&{]\\s*[\\w.-]+=)[^&},\\]\\s]+");

    private final CamelContext camel;

    FaultText(CamelContext camel) {
        this.camel = camel;
    }

    /** Of a piece that cannot be read. */
    RouteFault of(RoutePiece piece, Throwable fault) {
        Throwable root = root(fault);
        if (root instanceof MarkedYamlEngineException marked) {
            int line = marked.getProblemMark()
                    .map(Mark::getLine)
                    .map(number -> number + 1)
                    .orElse(piece.line());
            return new RouteFault(piece.file(), line, said(piece, marked.getProblem()));
        }
        Matcher compiler = LINE_OF_COMPILER.matcher(message(root));
        int line = compiler.find() ? Integer.parseInt(compiler.group(1)) : lineOfSetting(piece, message(root));
        return new RouteFault(piece.file(), line, said(piece, message(root)));
    }

    /** Where a setting is asked for that there is none of; otherwise where the piece begins. */
    private static int lineOfSetting(RoutePiece piece, String message) {
        Matcher setting = SETTING.matcher(message);
        List<String> lines = piece.text().lines().toList();
        return piece.line()
                + (setting.find()
                        ? IntStream.range(0, lines.size())
                                .filter(line -> lines.get(line).contains("{{" + setting.group(1)))
                                .findFirst()
                                .orElse(0)
                        : 0);
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
                "The route " + routeId + " cannot be built: " + said(piece, message(root(fault))));
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

    /** The innermost that says something. */
    private static Throwable root(Throwable fault) {
        Throwable telling = fault;
        for (Throwable e = fault; e != null && e != e.getCause(); e = e.getCause()) {
            telling = e.getMessage() == null ? telling : e;
        }
        return telling;
    }

    private static String message(Throwable fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    /** In one line that ends as a sentence does, with the names of settings in place of their values. */
    private String said(RoutePiece piece, String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        Matcher placeholder = PLACEHOLDER.matcher(piece.text());
        while (placeholder.find()) {
            line = withNameFor(value(placeholder.group()), placeholder.group(), line);
        }
        for (Map.Entry<String, Object> setting :
                camel.getPropertiesComponent().loadPropertiesAsMap().entrySet()) {
            if (SECRET.matcher(setting.getKey().toLowerCase(Locale.ROOT)).matches()) {
                line = withNameFor(String.valueOf(setting.getValue()), "xxxxxx", line);
            }
        }
        line = PARAMETER.matcher(line).replaceAll("$1xxxxxx");
        return line.endsWith(".") ? line : line + ".";
    }

    private String value(String placeholder) {
        try {
            return camel.resolvePropertyPlaceholders(placeholder);
        } catch (IllegalArgumentException noSuchSetting) {
            return "";
        }
    }

    private static String withNameFor(String value, String name, String line) {
        return value.length() < 4
                ? line
                : line.replaceAll("(?i)" + Pattern.quote(value), Matcher.quoteReplacement(name));
    }
}
