package io.github.cliocheckin.ops.watch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Traces of the calls of the API, of polls and deliveries, and of the requests to Clio and the receiver that each of them made.
 * Only made where traces are switched on, so that otherwise not even its classes are loaded.
 */
public final class Traces extends ServiceSupport {

    /**
     * What would be a span without being worth one: the clocks' ticks, the statements of routes, and what is done for each
     * matter of a page, two hundred times.
     */
    private static final String WITHOUT_SPAN = "quartz:*,sql:*,direct:resume-polls,seda:*,direct:decide-matter,"
            + "direct:apply-rules,direct:restrict-matter,direct:hand-over-restriction";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Says on the process's error stream, at length, what {@link SafeSpans} tells in the log. */
    private static final Logger OPEN_TELEMETRY = Logger.getLogger("io.opentelemetry");

    private final SdkTracerProvider provider;

    /**
     * @param collector where spans are sent to, as OTLP over HTTP
     */
    public Traces(URI collector) {
        OPEN_TELEMETRY.setLevel(Level.OFF);
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.toString())
                .setTimeout(PATIENCE)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put("service.name", "clio-checkin")
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(new SafeSpans(exporter))
                        .setExporterTimeout(PATIENCE)
                        .build())
                .build();
    }

    /** Has Camel make a span of each call that is worth one. */
    public void follow(CamelContext camel) throws Exception {
        camel.getRegistry().bind("tracer", Tracer.class, provider.get("clio-checkin"));
        camel.getRegistry()
                .bind(
                        "contextPropagators",
                        ContextPropagators.class,
                        ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.setCamelContext(camel);
        tracer.setExcludePatterns(WITHOUT_SPAN);
        tracer.init(camel);
        camel.addService(this);
    }

    /** The ids of the span that this thread is in, for a line in the log. */
    public static Map<String, String> fields() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? Map.of("traceId", span.getTraceId(), "spanId", span.getSpanId()) : Map.of();
    }

    @Override
    protected void doStop() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
