package imagefactory.images.inbox;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.contracts.wire.Received.Unknown;
import imagefactory.contracts.wire.Received.Unreadable;
import imagefactory.images.ImageHandler;
import imagefactory.images.work.Studio;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
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
class ImageCommands {
  private final MessageReader<ImageCommand> reader = new MessageReader<>(ImageCommand.class);
  private final Inbox inbox;
  private final ImageHandler handler;
  private final Studio studio;
  private final Counter skipped;

  ImageCommands(Inbox inbox, ImageHandler handler, Studio studio, MeterRegistry meters) {
    this.inbox = inbox;
    this.handler = handler;
    this.studio = studio;
    this.skipped =
        Counter.builder("factory.inbox.skipped")
            .description("messages of types that this service does not know")
            .tag("channel", "imageCommands")
            .register(meters);
  }

  @Incoming("imageCommands")
  Uni<Void> take(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::take, this::afterCommit);
  }

  private void afterCommit() {
    studio.wake();
    handler.tidy();
  }

  private List<DeadLetter> take(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    List<Known<ImageCommand>> commands = new ArrayList<>();
    List<DeadLetter> dead = new ArrayList<>();
    for (var message : fresh) {
      switch (reader.read(message)) {
        case Known<ImageCommand> command -> commands.add(command);
        case Unknown<ImageCommand> _ -> skipped.increment();
        case Unreadable<ImageCommand>(var reason) -> dead.add(new DeadLetter(message, reason));
      }
    }
    handler.take(tx, commands);
    return dead;
  }
}
