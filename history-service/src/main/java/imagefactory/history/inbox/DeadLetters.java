package imagefactory.history.inbox;

import imagefactory.history.letters.Letters;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// What the services could not apply, all of them.
@ApplicationScoped
public class DeadLetters {
  private final Inbox inbox;
  private final Letters letters;

  DeadLetters(Inbox inbox, Letters letters) {
    this.inbox = inbox;
    this.letters = letters;
  }

  @Incoming("deadletters")
  Uni<Void> receive(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::apply);
  }

  private List<DeadLetter> apply(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    letters.keep(tx, fresh);
    return List.of();
  }
}
