package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Kind;
import io.github.cliocheckin.ops.reload.Outline.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.LineNumberAware;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/** Reads the outlines of routes from Camel's model of them, before they are started. */
final class Outlines {

    /** A bean that an expression calls: {@code ${bean:name?method=...}} or {@code ${bean:name.method}}. */
    private static final Pattern BEAN_IN_TEXT =
            Pattern.compile("\\$\\{bean:(?<name>[\\w-]+)(?:(?:\\?method=|\\.)(?<method>\\w+))?");

    private final CamelContext camel;
    private final RoutePiece piece;

    /** @param camel whose settings stand for the placeholders in endpoints */
    Outlines(CamelContext camel, RoutePiece piece) {
        this.camel = camel;
        this.piece = piece;
    }

    Outline of(RouteDefinition route) {
        boolean isPath = Boolean.TRUE.equals(route.isRest());
        List<ProcessorDefinition<?>> outputs = route.getOutputs();
        return new Outline(
                isPath ? Kind.PATH : Kind.ROUTE,
                route.hasCustomIdAssigned() ? route.getId() : null,
                endpoint(route.getInput().getEndpointUri()),
                line(route.getInput(), start(route.getInput().getEndpointUri())),
                ids(route.getRouteConfigurationId()),
                isPath
                        || route.isErrorHandlerFactorySet()
                        || outputs.stream().anyMatch(OnExceptionDefinition.class::isInstance),
                uses(outputs));
    }

    Outline of(RouteConfigurationDefinition configuration) {
        List<Use> uses = new ArrayList<>();
        configuration.getOnExceptions().forEach(handling -> uses.addAll(uses(handling.getOutputs())));
        ErrorHandlerFactory handler = configuration.getErrorHandler() == null
                ? null
                : configuration.getErrorHandler().getErrorHandlerType();
        if (handler instanceof DeadLetterChannelDefinition channel) {
            addEndpoint(uses, channel.getDeadLetterUri(), line(configuration));
        }
        return new Outline(Kind.CONFIGURATION, configuration.getId(), null, line(configuration), Set.of(), true, uses);
    }

    private List<Use> uses(List<ProcessorDefinition<?>> outputs) {
        List<Use> uses = new ArrayList<>();
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(outputs, ProcessorDefinition.class)) {
            if (step instanceof EndpointRequiredDefinition sending) {
                addEndpoint(uses, sending.getEndpointUri(), line(step, start(sending.getEndpointUri())));
            }
            if (step instanceof BeanDefinition bean) {
                addBean(uses, bean);
            }
            if (step instanceof ExpressionNode asking && asking.getExpression() != null) {
                addBeansIn(uses, asking.getExpression().getExpression(), step);
            }
        }
        return uses;
    }

    private void addEndpoint(List<Use> uses, String written, int line) {
        String uri = endpoint(written);
        if (uri.startsWith("bean:")) {
            Matcher bean = BEAN_IN_TEXT.matcher("${" + uri.replaceFirst("^bean://", "bean:"));
            if (bean.find()) {
                uses.add(new Use.OfBean(bean.group("name"), bean.group("method"), line));
            }
        } else if (!uri.isBlank() && !uri.startsWith("${")) { // A setting may be empty, and the route asks for that
            uses.add(new Use.OfEndpoint(uri, line));
        }
    }

    private void addBean(List<Use> uses, BeanDefinition bean) {
        if (bean.getRef() != null) {
            String method = bean.getMethod() == null
                    ? null
                    : bean.getMethod().replaceFirst("\\(.*", "").strip();
            int line = line(bean, method == null ? bean.getRef() : method);
            uses.add(new Use.OfBean(bean.getRef().replaceFirst("^#(bean:)?", ""), method, line));
            addBeansIn(uses, bean.getMethod(), bean);
        } else {
            String type = bean.getBeanType() == null ? "?" : bean.getBeanType();
            uses.add(new Use.OfClass(type, line(bean, type)));
        }
    }

    private void addBeansIn(List<Use> uses, String text, LineNumberAware step) {
        Matcher bean = BEAN_IN_TEXT.matcher(text == null ? "" : text);
        while (bean.find()) {
            uses.add(new Use.OfBean(bean.group("name"), bean.group("method"), line(step, bean.group())));
        }
    }

    /** What an endpoint begins with, as it is written in the file; its parameters may stand on lines of their own. */
    private static String start(String uri) {
        return uri == null ? "" : uri.replaceFirst("\\?.*", "");
    }

    private static Set<String> ids(String names) {
        Set<String> ids = new LinkedHashSet<>();
        if (names != null) {
            Arrays.stream(names.split(",")).map(String::strip).forEach(ids::add);
        }
        return ids;
    }

    /** With the settings in place of their placeholders. */
    private String endpoint(String uri) {
        return uri == null ? "" : camel.resolvePropertyPlaceholders(uri);
    }

    private int line(LineNumberAware node) {
        return Math.max(0, node.getLineNumber() - piece.line());
    }

    /** Camel's line is that of the step or of what it begins with, counted from zero or from one: the nearest that has the word. */
    private int line(LineNumberAware node, String word) {
        List<String> lines = piece.text().lines().toList();
        int about = line(node);
        return IntStream.of(about, about + 1, about - 1, about + 2)
                .filter(line ->
                        line >= 0 && line < lines.size() && lines.get(line).contains(word))
                .findFirst()
                .orElse(about);
    }
}
