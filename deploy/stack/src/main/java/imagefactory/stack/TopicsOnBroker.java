package imagefactory.stack;

import imagefactory.stack.Topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Brings a broker into line with the declared topics: creates, widens, sets retention. It never
/// removes a topic or a partition, for those hold what cannot be made again.
public final class TopicsOnBroker {

  private final String bootstrap;
  private final String prefix;
  private final Duration patience;

  public TopicsOnBroker(String bootstrap, String prefix, Duration patience) {
    this.bootstrap = bootstrap;
    this.prefix = prefix;
    this.patience = patience;
  }

  public void bringIntoLine(Topics topics) {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "default.api.timeout.ms", millis,
            "request.timeout.ms", Math.min(5_000, millis));
    try (Admin admin = Admin.create(settings)) {
      Set<String> found = answer(admin.listTopics().names());
      var known = new ArrayList<Topic>();
      var missing = new ArrayList<Topic>();
      topics.all().forEach(t -> (found.contains(prefix + t.name()) ? known : missing).add(t));
      create(admin, missing);
      widen(admin, known);
      keep(admin, known);
    }
  }

  private void create(Admin admin, Collection<Topic> missing) {
    admin.createTopics(missing.stream().map(this::asNew).toList()).values().values().stream()
        .forEach(this::createdByUsOrAnother);
  }

  private NewTopic asNew(Topic topic) {
    return new NewTopic(
            prefix + topic.name(), Optional.of(topic.partitions()), Optional.<Short>empty())
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, retentionMillis(topic)));
  }

  private void createdByUsOrAnother(KafkaFuture<Void> creation) {
    try {
      answer(creation);
    } catch (BrokerFailed e) {
      // Two may start at once, and then the other's topic is as good as ours.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private void widen(Admin admin, List<Topic> known) {
    var described =
        answer(
            admin
                .describeTopics(known.stream().map(t -> prefix + t.name()).toList())
                .allTopicNames());
    var more = new HashMap<String, NewPartitions>();
    for (Topic topic : known) {
      String name = prefix + topic.name();
      var description = described.get(name);
      if (description != null && description.partitions().size() < topic.partitions()) {
        more.put(name, NewPartitions.increaseTo(topic.partitions()));
      }
    }
    answer(admin.createPartitions(more).all());
  }

  private void keep(Admin admin, List<Topic> known) {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    for (Topic topic : known) {
      var entry = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, retentionMillis(topic));
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic.name()),
          List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET)));
    }
    answer(admin.incrementalAlterConfigs(changes).all());
  }

  private static String retentionMillis(Topic topic) {
    return Long.toString(topic.retention().map(Duration::toMillis).orElse(-1L));
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new BrokerFailed(bootstrap, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new BrokerFailed(bootstrap, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerFailed(bootstrap, e);
    }
  }

  /// The broker did not answer, or said no.
  public static final class BrokerFailed extends RuntimeException {
    BrokerFailed(String bootstrap, Throwable cause) {
      super("Kafka at %s: %s".formatted(bootstrap, cause), cause);
    }
  }
}
