package imagefactory.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A service that is not ours and tells of its jobs on the topic for such.
final class OtherService {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private OtherService() {}

  /// Each began a second after the one before.
  static void tellOfJobs(String bootstrapServers, String source, int many) {
    send(
        bootstrapServers,
        IntStream.range(0, many)
            .mapToObj(i -> {
              String job = "job %05d".formatted(i);
              String body = "{\"kind\":\"build\",\"label\":\"%s\",\"total\":2}".formatted(job);
              return event(source, job, "started", LONG_AGO.plusSeconds(i), body);
            }));
  }

  /// That a job came to its end long ago.
  static void tellOfAnEnd(String bootstrapServers, String source, String job, String body) {
    send(bootstrapServers, Stream.of(event(source, job, "completed", LONG_AGO, body)));
  }

  private static void send(
      String bootstrapServers, Stream<ProducerRecord<String, String>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 20),
            new StringSerializer(),
            new StringSerializer())) {
      records.forEach(record -> {
        var _ = producer.send(record);
      });
    }
  }

  private static ProducerRecord<String, String> event(
      String source, String job, String what, Instant at, String body) {
    var record = new ProducerRecord<>("external-job-events", job, body);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            source + job,
            "ce_source",
            source,
            "ce_type",
            "imagefactory.external.job." + what,
            "ce_subject",
            job,
            "ce_time",
            at.toString(),
            "content-type",
            "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
