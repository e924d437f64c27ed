package imagefactory.history.inbox;

import imagefactory.contracts.wire.Envelope;
import imagefactory.kit.trace.Correlation;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Ends the trace that began with the request which caused an event. A poll folds events of many
/// traces at once, so each gets a mark of its own rather than the time of the whole.
final class Traces {
  private static final Logger LOG = Logger.getLogger(Traces.class);

  private Traces() {}

  static void mark(Envelope envelope, UUID jobId) {
    if (envelope.traceparent() == null) {
      return;
    }
    try (var _ = Correlation.open(envelope.traceparent(), "remember " + envelope.type());
        var _ = Correlation.tag("jobId", jobId.toString());
        var _ = Correlation.tag("eventId", envelope.id())) {
      LOG.debugf("%s of %s", envelope.type(), envelope.subject());
    }
  }
}
