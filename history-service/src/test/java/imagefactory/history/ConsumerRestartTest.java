package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class ConsumerRestartTest {
  /// The stranger takes partitions over, claims in Kafka to have read all of them, and goes away
  /// without having told anyone anything.
  @Test
  void goes_on_where_its_database_is_when_it_gets_its_partitions_back(Stack stack) {
    List<Tale> tales =
        IntStream.range(0, 24)
            .mapToObj(i -> new Tale().queued("restart " + i, 1, 1, null))
            .toList();
    try (Topics topics = new Topics(stack)) {
      tales.forEach(tale -> topics.tell(tale.last()));
      Reading.untilAllIsRead();
      try (var stranger = stranger(stack)) {
        stranger.subscribe(List.of(stack.topic("job-events")));
        while (stranger.assignment().isEmpty()) {
          stranger.poll(Duration.ofMillis(100));
        }
        for (Tale tale : tales) {
          topics.tell(tale.started().last());
        }
        Map<TopicPartition, OffsetAndMetadata> ends =
            stranger.endOffsets(stranger.assignment()).entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue())));
        stranger.commitSync(ends);
      }
      for (Tale tale : tales) {
        topics.tell(tale.completed(1, 0).last());
      }
    }
    Reading.untilAllIsRead();

    for (Tale tale : tales) {
      given()
          .get("/api/v1/history/jobs/{id}", tale.job)
          .then()
          .body("status", equalTo("completed"))
          .body("missingEvents", equalTo(0));
      given()
          .get("/api/v1/history/jobs/{id}/events", tale.job)
          .then()
          .body("items.sequence", equalTo(List.of(1, 2, 3)));
    }
  }

  private static KafkaConsumer<String, byte[]> stranger(Stack stack) {
    return new KafkaConsumer<>(
        Map.<String, Object>of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "group.id",
            stack.topicPrefix() + "history-service",
            "partition.assignment.strategy",
            CooperativeStickyAssignor.class.getName(),
            "enable.auto.commit",
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
