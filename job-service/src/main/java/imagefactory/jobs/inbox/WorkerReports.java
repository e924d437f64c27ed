package imagefactory.jobs.inbox;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.Ledgers;
import imagefactory.jobs.desk.Heard;
import imagefactory.jobs.image.Report;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// The door through which image-service and qc-service answer.
@ApplicationScoped
public class WorkerReports {
  private final Inbox inbox;
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final Clock clock;
  private final Counter skipped;
  private final MessageReader<ImageEvent> made = new MessageReader<>(ImageEvent.class);
  private final MessageReader<QcEvent> judged = new MessageReader<>(QcEvent.class);

  WorkerReports(
      Inbox inbox, JobHandler handler, Ledgers ledgers, Clock clock, MeterRegistry meters) {
    this.inbox = inbox;
    this.handler = handler;
    this.ledgers = ledgers;
    this.clock = clock;
    this.skipped =
        Counter.builder("factory.inbox.skipped")
            .description("records of types that this service does not know")
            .register(meters);
  }

  @Incoming("imageEvents")
  public Uni<Void> onImageEvents(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(
        poll, (tx, fresh) -> apply(tx, fresh, made, (event, now) -> new Report.Made(event, now)));
  }

  @Incoming("qcEvents")
  public Uni<Void> onQcEvents(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(
        poll,
        (tx, fresh) ->
            apply(
                tx,
                fresh,
                judged,
                (event, now) ->
                    switch (event) {
                      case QcEvent.Judged verdict -> new Report.Judged(verdict, now);
                    }));
  }

  private <T> List<DeadLetter> apply(
      Handle tx,
      List<ConsumerRecord<String, byte[]>> fresh,
      MessageReader<T> reader,
      BiFunction<T, Instant, Report> toReport) {
    Instant now = clock.instant();
    List<Heard> heard = new ArrayList<>();
    List<DeadLetter> dead = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : fresh) {
      switch (reader.read(message)) {
        case Received.Known<T>(Envelope envelope, T event) ->
            heard.add(new Heard(toReport.apply(event, now), envelope.id(), envelope.traceparent()));
        case Received.Unknown<T> _ -> skipped.increment();
        case Received.Unreadable<T>(var reason) -> dead.add(new DeadLetter(message, reason));
      }
    }
    if (!heard.isEmpty()) {
      handler.report(ledgers.of(tx), heard, now);
    }
    return dead;
  }
}
