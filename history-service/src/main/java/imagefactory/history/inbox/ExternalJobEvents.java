package imagefactory.history.inbox;

import imagefactory.contracts.Topic;
import imagefactory.history.HistoryHandler;
import imagefactory.history.stream.Bell;
import imagefactory.history.timeline.Reported;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// Jobs of other services, from whoever tells of them.
@ApplicationScoped
public class ExternalJobEvents {
  private final ExternalEventReader reader = new ExternalEventReader();
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
    Reading<Reported> read = reader.read(fresh);
    skipped.count(Topic.EXTERNAL_JOB_EVENTS, read.unknown());
    handler.rememberExternals(tx, read.told());
    return read.dead();
  }
}
