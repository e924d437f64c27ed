package imagefactory.jobs.outbox;

import imagefactory.contracts.wire.MessageWriter;
import imagefactory.jobs.desk.Announcement;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Everything this service says goes through here into the outbox, in the transaction in which it
/// became true.
@ApplicationScoped
public class Announcer {
  private static final MessageWriter WRITER = new MessageWriter("jobs");
  private final Outbox outbox;

  Announcer(Outbox outbox) {
    this.outbox = outbox;
  }

  public void announce(Handle tx, List<Announcement> announcements) {
    List<OutboxMessage> messages = new ArrayList<>(announcements.size());
    for (Announcement each : announcements) {
      var written =
          WRITER.write(each.message(), Ids.next(), each.at(), each.sequence(), each.traceparent());
      messages.add(
          new OutboxMessage(written.topic(), written.key(), written.headers(), written.value()));
    }
    outbox.add(tx, messages);
  }
}
