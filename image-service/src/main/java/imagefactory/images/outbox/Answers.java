package imagefactory.images.outbox;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Message;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.outbox.OutboxMessage;
import imagefactory.kit.trace.Correlation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Writes answers for job-service, and what happened for whoever reads the job's log.
@Singleton
public final class Answers {
  private static final MessageWriter WRITER = new MessageWriter("images");

  private final Outbox outbox;
  private final Clock clock;

  Answers(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  public void add(Handle tx, ImageEvent answer, List<LogEntry> log) {
    outbox.add(tx, Stream.concat(Stream.of(answer), log.stream()).map(this::message).toList());
  }

  /// For who asks once more; the log has it already.
  public void again(Handle tx, Collection<ImageEvent> answers) {
    outbox.add(tx, answers.stream().map(this::message).toList());
  }

  public void log(Handle tx, LogEntry entry) {
    outbox.add(tx, List.of(message(entry)));
  }

  private OutboxMessage message(Message message) {
    var written =
        WRITER.write(
            message, Ids.next(), clock.instant(), null, Correlation.traceparent().orElse(null));
    return new OutboxMessage(written.topic(), written.key(), written.headers(), written.value());
  }
}
