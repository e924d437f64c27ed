package imagefactory.kit.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Carries a trace over the gaps that libraries do not see: outbox rows, Kafka records, tasks. What
/// is opened here also stands in the log, as `traceId`, `spanId` and the tags the caller names.
public final class Correlation {
  public static final String TRACEPARENT = "traceparent";

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private Correlation() {}

  /// The current span, as W3C writes it; empty outside of any.
  public static Optional<String> traceparent() {
    Map<String, String> carrier = new HashMap<>();
    W3C.inject(
        Context.current(),
        carrier,
        (to, name, value) -> {
          if (to != null) {
            to.put(name, value);
          }
        });
    return Optional.ofNullable(carrier.get(TRACEPARENT));
  }

  /// Goes on with a trace, or begins one if there is none or it cannot be read. Close on the same
  /// thread.
  @SuppressWarnings("MustBeClosedChecker") // the scope handed out closes it
  public static Scope open(@Nullable String traceparent, String name) {
    Context parent =
        traceparent == null
            ? Context.root()
            : W3C.extract(Context.root(), traceparent, new OneHeader());
    Span span =
        GlobalOpenTelemetry.getTracer("imagefactory.kit")
            .spanBuilder(name)
            .setParent(parent)
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    var current = span.makeCurrent();
    var logged = new LogKeys();
    logged.put("traceId", span.getSpanContext().getTraceId());
    logged.put("spanId", span.getSpanContext().getSpanId());
    return () -> {
      logged.restore();
      current.close();
      span.end();
    };
  }

  /// A value to stand in each log line, and on the span, until closed.
  public static Scope tag(String key, String value) {
    Span.current().setAttribute(key, value);
    var logged = new LogKeys();
    logged.put(key, value);
    return logged::restore;
  }

  /// To be used with try.
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  private static final class LogKeys {
    private final Map<String, Optional<Object>> before = new HashMap<>();

    void put(String key, String value) {
      before.put(key, Optional.ofNullable(MDC.get(key)));
      MDC.put(key, value);
    }

    void restore() {
      before.forEach(
          (key, value) -> value.ifPresentOrElse(was -> MDC.put(key, was), () -> MDC.remove(key)));
    }
  }

  private static final class OneHeader implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String traceparent) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable String traceparent, String key) {
      return key.equals(TRACEPARENT) ? traceparent : null;
    }
  }
}
