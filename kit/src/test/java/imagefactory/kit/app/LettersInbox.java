package imagefactory.kit.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.kit.inbox.Inbox;
import imagefactory.kit.trace.Correlation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/// Reads what the resource sends, and keeps what stands in the log's context while it does.
@ApplicationScoped
public class LettersInbox {
  private final Inbox inbox;
  private final Queue<Map<String, Object>> logged = new ConcurrentLinkedQueue<>();

  LettersInbox(Inbox inbox) {
    this.inbox = inbox;
  }

  @Incoming("letters")
  Uni<Void> on(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(
        poll,
        (tx, fresh) -> {
          for (ConsumerRecord<String, byte[]> r : fresh) {
            var header = r.headers().lastHeader(Correlation.TRACEPARENT);
            var traceparent = header == null ? null : new String(header.value(), UTF_8);
            try (var _ = Correlation.open(traceparent, "letter");
                var _ = Correlation.tag("letterId", r.key())) {
              logged.add(Map.copyOf(MDC.getMap()));
            }
            tx.execute(
                "insert into letter (id, text) values (?, ?)",
                r.key(),
                new String(r.value(), UTF_8));
          }
          return List.of();
        });
  }

  public List<Map<String, Object>> logged() {
    return List.copyOf(logged);
  }
}
