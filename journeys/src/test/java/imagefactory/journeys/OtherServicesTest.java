package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Jobs of other services stand in the same history.
@ExtendWith(House.Guest.class)
class OtherServicesTest {
  @Test
  void a_build_of_another_service_appears_in_history(House house) {
    String build = "build-" + UUID.randomUUID();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", house.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      tell(producer, build, 1, "started", "{\"kind\":\"build\",\"label\":\"nightly\",\"total\":2}");
      tell(producer, build, 2, "completed", "{\"kind\":\"build\",\"successful\":2,\"failed\":0}");
    }
    Doors doors = house.doors();
    JsonNode page =
        doors.awaitHistory(
            "/api/v1/history/jobs?kind=build&source=/ci/main",
            each -> each.toString().contains(build) && each.toString().contains("completed"));
    JsonNode job = doors.items(page).getFirst();
    assertThat(job.path("externalId").asText()).isEqualTo(build);
    assertThat(job.path("label").asText()).isEqualTo("nightly");
    assertThat(job.path("successful").asInt()).isEqualTo(2);
  }

  private static void tell(
      KafkaProducer<String, String> producer,
      String build,
      int sequence,
      String what,
      String data) {
    var record = new ProducerRecord<>("external-job-events", build, data);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            build + "-" + sequence,
            "ce_source",
            "/ci/main",
            "ce_type",
            "imagefactory.external.job." + what,
            "ce_subject",
            build,
            "ce_time",
            "2026-11-20T12:00:0" + sequence + "Z",
            "ce_sequence",
            Integer.toString(sequence),
            "content-type",
            "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    var _ = producer.send(record);
  }
}
