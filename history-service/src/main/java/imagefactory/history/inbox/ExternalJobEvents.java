package imagefactory.history.inbox;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received;
import imagefactory.history.HistoryHandler;
import imagefactory.history.stream.Bell;
import imagefactory.history.timeline.DerivedId;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Told;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// Jobs of other services, from whoever tells of them.
@ApplicationScoped
public class ExternalJobEvents {
  private final MessageReader<ExternalJobEvent> reader =
      new MessageReader<>(ExternalJobEvent.class);
  private final Inbox inbox;
  private final HistoryHandler handler;
  private final Skipped skipped;
  private final Bell bell;

  ExternalJobEvents(Inbox inbox, HistoryHandler handler, Skipped skipped, Bell bell) {
    this.inbox = inbox;
    this.handler = handler;
    this.skipped = skipped;
    this.bell = bell;
  }

  @Incoming("externaljobevents")
  Uni<Void> receive(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::apply, bell::ring);
  }

  private List<DeadLetter> apply(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    List<Told<Reported>> told = new ArrayList<>(fresh.size());
    List<DeadLetter> dead = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : fresh) {
      switch (reader.read(message)) {
        case Received.Known<ExternalJobEvent>(Envelope envelope, ExternalJobEvent event) ->
            ExternalRules.objection(envelope, event)
                .ifPresentOrElse(
                    reason -> dead.add(new DeadLetter(message, reason)),
                    () -> told.add(told(envelope, event, message)));
        case Received.Unknown<ExternalJobEvent> _ -> skipped.count(message.topic());
        case Received.Unreadable<ExternalJobEvent>(String reason) ->
            dead.add(new DeadLetter(message, reason));
      }
    }
    handler.rememberExternals(tx, told);
    return dead;
  }

  private static Told<Reported> told(
      Envelope envelope, ExternalJobEvent event, ConsumerRecord<String, byte[]> message) {
    Reported.What what = Reported.What.ofType(envelope.type()).orElseThrow();
    String subject = Optional.ofNullable(envelope.subject()).orElseThrow();
    // Without a time of its own an event happened when Kafka took it, which a rebuild finds again.
    Instant at =
        envelope.time() == null ? Instant.ofEpochMilli(message.timestamp()) : envelope.time();
    UUID jobId = DerivedId.ofJob(envelope.source(), subject);
    Traces.mark(envelope, jobId);
    return new Told<>(
        jobId,
        DerivedId.ofEvent(envelope.source(), envelope.id()),
        envelope.sequence(),
        at.truncatedTo(ChronoUnit.MICROS),
        what.rank(),
        envelope.type(),
        new Reported(what, envelope.source(), subject, event));
  }
}
