package imagefactory.verdicts.inbox;

import imagefactory.contracts.QcCommand;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.contracts.wire.Received.Unknown;
import imagefactory.contracts.wire.Received.Unreadable;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import imagefactory.verdicts.VerdictHandler;
import imagefactory.verdicts.work.Judges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// Takes job-service's commands in; the work itself waits for a worker.
@ApplicationScoped
class QcCommands {
  private final MessageReader<QcCommand> reader = new MessageReader<>(QcCommand.class);
  private final Inbox inbox;
  private final VerdictHandler handler;
  private final Judges judges;
  private final Counter skipped;

  QcCommands(Inbox inbox, VerdictHandler handler, Judges judges, MeterRegistry meters) {
    this.inbox = inbox;
    this.handler = handler;
    this.judges = judges;
    this.skipped =
        Counter.builder("factory.inbox.skipped")
            .description("messages of types that this service does not know")
            .tag("channel", "qcCommands")
            .register(meters);
  }

  @Incoming("qcCommands")
  Uni<Void> take(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::take, judges::wake);
  }

  private List<DeadLetter> take(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    List<Known<QcCommand>> commands = new ArrayList<>();
    List<DeadLetter> dead = new ArrayList<>();
    for (var message : fresh) {
      switch (reader.read(message)) {
        case Known<QcCommand> command -> commands.add(command);
        case Unknown<QcCommand> _ -> skipped.increment();
        case Unreadable<QcCommand>(var reason) -> dead.add(new DeadLetter(message, reason));
      }
    }
    handler.take(tx, commands);
    return dead;
  }
}
