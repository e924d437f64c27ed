package imagefactory.kit.inbox;

import imagefactory.kit.db.Transient;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A new owner of a partition goes on where the last transaction ended. Runs on the polling thread,
/// so it may block.
@ApplicationScoped
@Identifier("inbox")
public class SeekToStored implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(SeekToStored.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final Jdbi jdbi;
  private final StopSignal stop = new StopSignal();

  SeekToStored(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> stored = new HashMap<>(stored(partitions));
    Map<TopicPartition, Long> ends = consumer.endOffsets(stored.keySet());
    stored.replaceAll(
        (p, next) -> next <= ends.getOrDefault(p, next) ? next : startOver(consumer, p, next));
    stored.forEach(consumer::seek);
    LOG.infof("assigned %s, going on at %s", partitions, stored);
  }

  /// What is stored lies behind the topic's end, so this is another topic than the one it was
  /// stored for: someone made it anew. Its records are all new, and would else be taken for known.
  private long startOver(Consumer<?, ?> consumer, TopicPartition p, long next) {
    long beginning = consumer.beginningOffsets(List.of(p)).getOrDefault(p, 0L);
    LOG.errorf(
        "%s was applied up to %d, but ends before it: the topic was made anew, reading it from %d",
        p, next, beginning);
    jdbi.useHandle(h ->
        h.execute(
            "update inbox_offset set next_offset = ? where topic = ? and partition = ? and next_offset = ?",
            beginning,
            p.topic(),
            p.partition(),
            next));
    return beginning;
  }

  /// Waits for PostgreSQL. Without the stored offsets all would be read from the beginning: not
  /// wrong, since known records are skipped, but long.
  private Map<TopicPartition, Long> stored(Collection<TopicPartition> partitions) {
    for (int failures = 1; ; failures++) {
      try {
        return jdbi.withHandle(h -> Offsets.read(h, partitions));
      } catch (JdbiException e) {
        if (!Transient.causedBy(e) || stop.within(BACKOFF.after(failures))) {
          throw e;
        }
        LOG.warnf("offsets of %s cannot be read yet: %s", partitions, e.getMessage());
      }
    }
  }

  void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
    stop.give();
  }
}
