package io.github.cliocheckin.ops.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URLDecoder;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets spans out without anything that names a client or opens a door: only the attributes leave that hold words of Camel's
 * and of HTTP's. Addresses stay here, for links, passes and doors are parts of paths, and people's addresses of queries; and so
 * do the messages of exceptions, which may quote anything.
 */
final class SafeSpans implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(SafeSpans.class);
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.method");
    private static final AttributeKey<String> COMPONENT = AttributeKey.stringKey("component");
    private static final Set<String> SAFE =
            Set.of("op", "component", "error", "exchangeId", "url.scheme", "http.method", "http.status_code");

    private final SpanExporter exporter;
    private final AtomicBoolean failed = new AtomicBoolean();

    SafeSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result =
                exporter.export(spans.stream().<SpanData>map(SafeSpan::new).toList());
        return result.whenComplete(() -> tell(result.isSuccess()));
    }

    private void tell(boolean success) {
        if (success) {
            failed.set(false);
        } else if (failed.compareAndSet(false, true)) {
            LOG.warn("Traces cannot be sent to tracing.otlp-endpoint and are dropped until it takes them again");
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class SafeSpan extends DelegatingSpanData {

        private final SpanData span;

        SafeSpan(SpanData span) {
            super(span);
            this.span = span;
        }

        /** What is called, not by which address: a route's name, the template of a path, or whom we ask. */
        @Override
        public String getName() {
            String path = Objects.toString(span.getAttributes().get(PATH), "");
            String method = Objects.toString(span.getAttributes().get(METHOD), "");
            return switch (Objects.toString(span.getAttributes().get(SCHEME), "")) {
                case "direct", "seda" -> path;
                // Camel writes it as get:/connect/{link}
                case "rest" -> method + " " + URLDecoder.decode(path.substring(path.indexOf(':') + 1), UTF_8);
                case "http" -> path.equals("clio") || path.equals("receiver") ? method + " " + path : method;
                default -> Objects.toString(span.getAttributes().get(COMPONENT), "step");
            };
        }

        @Override
        public Attributes getAttributes() {
            return span.getAttributes().toBuilder()
                    .removeIf(key -> !SAFE.contains(key.getKey()))
                    .build();
        }

        @Override
        public int getTotalAttributeCount() {
            return getAttributes().size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public List<LinkData> getLinks() {
            return List.of();
        }

        @Override
        public int getTotalRecordedLinks() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(span.getStatus().getStatusCode(), "");
        }
    }
}
