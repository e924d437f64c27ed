package imagefactory.history.inbox;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Topic;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received;
import imagefactory.history.HistoryHandler;
import imagefactory.history.logs.LogLine;
import imagefactory.history.stream.Bell;
import imagefactory.history.timeline.DerivedId;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// What all services write into the logs of jobs.
@ApplicationScoped
public class JobLogLines {
  private final MessageReader<LogEntry> reader = new MessageReader<>(LogEntry.class);
  private final Inbox inbox;
  private final HistoryHandler handler;
  private final Skipped skipped;
  private final Bell bell;

  JobLogLines(Inbox inbox, HistoryHandler handler, Skipped skipped, Bell bell) {
    this.inbox = inbox;
    this.handler = handler;
    this.skipped = skipped;
    this.bell = bell;
  }

  @Incoming("joblogs")
  Uni<Void> receive(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::apply, bell::ring);
  }

  private List<DeadLetter> apply(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    List<LogLine> lines = new ArrayList<>(fresh.size());
    List<DeadLetter> dead = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : fresh) {
      switch (reader.read(message)) {
        case Received.Known<LogEntry>(Envelope envelope, LogEntry entry) ->
            lines.add(LogLine.of(DerivedId.ofEvent(envelope.source(), envelope.id()), entry));
        case Received.Unknown<LogEntry> _ -> skipped.count(Topic.JOB_LOGS, 1);
        case Received.Unreadable<LogEntry>(String reason) ->
            dead.add(new DeadLetter(message, reason));
      }
    }
    handler.rememberLines(tx, lines);
    return dead;
  }
}
