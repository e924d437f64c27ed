package imagefactory.history.inbox;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.wire.CloudEvents;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received;
import imagefactory.history.timeline.DerivedId;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Told;
import imagefactory.kit.inbox.DeadLetter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What records of external-job-events tell. A rebuild reads them as the inbox does.
public final class ExternalEventReader {
  private final MessageReader<ExternalJobEvent> reader =
      new MessageReader<>(ExternalJobEvent.class);

  public Reading<Reported> read(List<ConsumerRecord<String, byte[]>> records) {
    List<Told<Reported>> told = new ArrayList<>(records.size());
    List<DeadLetter> dead = new ArrayList<>();
    int unknown = 0;
    for (ConsumerRecord<String, byte[]> message : records) {
      switch (reader.read(message)) {
        case Received.Known<ExternalJobEvent>(Envelope envelope, ExternalJobEvent event) ->
            ExternalRules.objection(envelope, event)
                .ifPresentOrElse(
                    reason -> dead.add(new DeadLetter(message, reason)),
                    () -> told.add(told(envelope, event, message)));
        case Received.Unknown<ExternalJobEvent> _ -> unknown++;
        case Received.Unreadable<ExternalJobEvent>(String reason) ->
            dead.add(new DeadLetter(message, reason));
      }
    }
    return new Reading<>(told, dead, unknown);
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
        new Reported(what, envelope.source(), subject, event),
        // A log line stands in the job's file and nowhere else.
        event.log() == null ? CloudEvents.plainData(message).orElse(null) : null);
  }
}
