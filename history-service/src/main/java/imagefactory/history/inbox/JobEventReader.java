package imagefactory.history.inbox;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.wire.CloudEvents;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received;
import imagefactory.history.timeline.DerivedId;
import imagefactory.history.timeline.Told;
import imagefactory.kit.inbox.DeadLetter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What records of job-events tell. A rebuild reads them as the inbox does.
public final class JobEventReader {
  private final MessageReader<JobEvent> reader = new MessageReader<>(JobEvent.class);

  public Reading<JobEvent> read(List<ConsumerRecord<String, byte[]>> records) {
    List<Told<JobEvent>> told = new ArrayList<>(records.size());
    List<DeadLetter> dead = new ArrayList<>();
    int unknown = 0;
    for (ConsumerRecord<String, byte[]> message : records) {
      switch (reader.read(message)) {
        case Received.Known<JobEvent>(Envelope envelope, JobEvent event) -> {
          if (envelope.sequence() == null || envelope.sequence() < 1) {
            dead.add(
                new DeadLetter(
                    message, "expected a sequence from 1 on, found " + envelope.sequence()));
          } else {
            Traces.mark(envelope, event.jobId());
            told.add(
                told(
                    event.jobId(),
                    envelope.sequence(),
                    event.at(),
                    envelope,
                    event,
                    CloudEvents.plainData(message).orElse(null)));
          }
        }
        case Received.Unknown<JobEvent>(Envelope envelope) -> {
          unknown++;
          placeOnly(envelope, message).ifPresent(told::add);
        }
        case Received.Unreadable<JobEvent>(String reason) ->
            dead.add(new DeadLetter(message, reason));
      }
    }
    return new Reading<>(told, dead, unknown);
  }

  /// A newer job-service may tell what we do not know yet: it has its place in the sequence, and
  /// must not look like an event that is missing.
  private static Optional<Told<JobEvent>> placeOnly(
      Envelope envelope, ConsumerRecord<String, byte[]> message) {
    if (envelope.sequence() == null || envelope.partitionKey() == null) {
      return Optional.empty();
    }
    try {
      UUID jobId = UUID.fromString(envelope.partitionKey());
      Instant at =
          envelope.time() == null ? Instant.ofEpochMilli(message.timestamp()) : envelope.time();
      return Optional.of(told(jobId, envelope.sequence(), at, envelope, null, null));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not of a job
    }
  }

  /// Times as the database keeps them, so that an event told again is the same event.
  private static Told<JobEvent> told(
      UUID jobId,
      long sequence,
      Instant at,
      Envelope envelope,
      @Nullable JobEvent event,
      @Nullable String data) {
    return new Told<>(
        jobId,
        DerivedId.ofEvent(jobId, sequence),
        sequence,
        at.truncatedTo(ChronoUnit.MICROS),
        0,
        envelope.type(),
        event,
        data);
  }
}
