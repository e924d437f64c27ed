package imagefactory.stack;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.stack.Topics.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir Path folder;

  @Test
  void keeps_its_data_and_widens_a_topic_but_never_narrows_it() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder, 0)) {
      bringIntoLine(kafka, new Topic("wide", 4, Optional.empty()));
      bringIntoLine(kafka, new Topic("narrow", 1, Optional.of(Duration.ofDays(1))));
      send(kafka);
    }
    try (var kafka = EmbeddedKafka.start(folder, 0)) {
      bringIntoLine(kafka, new Topic("wide", 1, Optional.of(Duration.ofDays(7))));
      bringIntoLine(kafka, new Topic("narrow", 3, Optional.empty()));

      assertThat(partitions(kafka, "try-wide")).isEqualTo(4);
      assertThat(partitions(kafka, "try-narrow")).isEqualTo(3);
      assertThat(retention(kafka, "try-wide")).isEqualTo("604800000");
      assertThat(retention(kafka, "try-narrow")).isEqualTo("-1");
      assertThat(read(kafka)).containsExactly("kept");
    }
  }

  private static void bringIntoLine(EmbeddedKafka kafka, Topic topic) {
    new TopicsOnBroker(kafka.bootstrap(), "try-", Duration.ofSeconds(20))
        .bringIntoLine(new Topics(List.of(topic)));
  }

  private static void send(EmbeddedKafka kafka) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrap(), "compression.type", "lz4");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("try-wide", 0, "key", "kept")).get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrap(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition("try-wide", 0);
      consumer.assign(List.of(partition));
      return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
          .map(message -> message.value())
          .toList();
    }
  }

  private static int partitions(EmbeddedKafka kafka, String topic) throws Exception {
    try (Admin admin = admin(kafka)) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .values()
          .iterator()
          .next()
          .partitions()
          .size();
    }
  }

  private static String retention(EmbeddedKafka kafka, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = admin(kafka)) {
      return admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .values()
          .iterator()
          .next()
          .get("retention.ms")
          .value();
    }
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()));
  }
}
