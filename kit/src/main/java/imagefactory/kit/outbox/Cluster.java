package imagefactory.kit.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Asks Kafka the questions a producer cannot: do you answer at all, and is it the topic that is
/// missing? Rarely needed, so each question takes a client of its own.
final class Cluster {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<String, Object> settings;

  Cluster(Map<String, Object> kafka) {
    settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "relay-question");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
  }

  boolean answers() {
    try (Admin admin = Admin.create(settings)) {
      return answer(admin.describeCluster().clusterId()).isPresent();
    } catch (KafkaException _) {
      return false;
    }
  }

  /// Those that Kafka says it does not have; none if it does not answer.
  Set<String> missing(Set<String> topics) {
    Set<String> missing = new HashSet<>();
    try (Admin admin = Admin.create(settings)) {
      admin
          .describeTopics(topics)
          .topicNameValues()
          .forEach((topic, described) -> {
            if (isMissing(described)) {
              missing.add(topic);
            }
          });
    } catch (KafkaException _) {
      missing.clear(); // no address of the cluster can be resolved: that is no answer either
    }
    return missing;
  }

  private static boolean isMissing(org.apache.kafka.common.KafkaFuture<?> described) {
    try {
      described.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> Optional<T> answer(org.apache.kafka.common.KafkaFuture<T> question) {
    try {
      return Optional.of(question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
