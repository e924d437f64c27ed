package imagefactory.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A service that is not ours and tells of its jobs on the topic for such.
final class OtherService {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private OtherService() {}

  /// Each began a second after the one before.
  static void tellOfJobs(String bootstrapServers, String source, int many) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 20),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = 0; i < many; i++) {
        var _ = producer.send(started(source, i));
      }
    }
  }

  private static ProducerRecord<String, String> started(String source, int number) {
    String job = "job %05d".formatted(number);
    var record =
        new ProducerRecord<>(
            "external-job-events",
            job,
            "{\"kind\":\"build\",\"label\":\"%s\",\"total\":2}".formatted(job));
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            source + job,
            "ce_source",
            source,
            "ce_type",
            "imagefactory.external.job.started",
            "ce_subject",
            job,
            "ce_time",
            LONG_AGO.plusSeconds(number).toString(),
            "content-type",
            "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
