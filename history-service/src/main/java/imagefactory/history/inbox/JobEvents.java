package imagefactory.history.inbox;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Topic;
import imagefactory.history.HistoryHandler;
import imagefactory.history.stream.Bell;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// The factory's own jobs, from job-service.
@ApplicationScoped
public class JobEvents {
  private final JobEventReader reader = new JobEventReader();
  private final Inbox inbox;
  private final HistoryHandler handler;
  private final Skipped skipped;
  private final Bell bell;

  JobEvents(Inbox inbox, HistoryHandler handler, Skipped skipped, Bell bell) {
    this.inbox = inbox;
    this.handler = handler;
    this.skipped = skipped;
    this.bell = bell;
  }

  @Incoming("jobevents")
  Uni<Void> receive(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::apply, bell::ring);
  }

  private List<DeadLetter> apply(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    Reading<JobEvent> read = reader.read(fresh);
    skipped.count(Topic.JOB_EVENTS, read.unknown());
    handler.rememberImages(tx, read.told());
    return read.dead();
  }
}
