package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import imagefactory.history.timeline.DerivedId;
import imagefactory.history.timeline.Reported;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Another service that tells of its jobs with the official SDK, as its users would.
@QuarkusTest
@OnStack
class CloudEventsClientTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00+02:00");

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void shows_all_that_a_service_tells(Encoding encoding, Stack stack) throws Exception {
    String run = "run-" + Ids.next();
    List<CloudEvent> events = new ArrayList<>();
    events.add(
        event(
            run,
            1,
            "queued",
            "{'kind':'build','label':'nightly','tags':['main'],'parent':'pipeline'}"));
    events.add(
        event(run, 2, "started", "{'kind':'build','total':3,'attributes':{'branch':'main'}}"));
    events.add(event(run, 3, "paused", "{'kind':'build'}"));
    events.add(event(run, 4, "resumed", "{'kind':'build'}"));
    events.add(event(run, 5, "progressed", "{'kind':'build','successful':1,'failed':1}"));
    events.add(
        event(
            run,
            6,
            "item",
            "{'kind':'build','item':{'id':'m1','status':'passed','attributes':{'tests':12}}}"));
    events.add(event(run, 7, "log", "{'kind':'build','log':{'level':'warn','message':'slow'}}"));
    events.add(
        event(run, 8, "failed", "{'kind':'build','error':{'code':'oom','message':'no memory'}}"));
    String cancelled = "run-" + Ids.next();
    events.add(event(cancelled, 1, "cancelled", "{'kind':'build'}"));
    String completed = "run-" + Ids.next();
    events.add(event(completed, 1, "completed", "{'kind':'build','successful':2}"));
    assertThat(events.stream().map(CloudEvent::getType).distinct())
        .hasSize(Reported.What.values().length);
    send(stack, encoding, events);
    Reading.untilAllIsRead();

    UUID job = DerivedId.ofJob("/builder", run);
    given()
        .get("/api/v1/history/jobs/{id}", job)
        .then()
        .statusCode(200)
        .body("externalId", equalTo(run))
        .body("label", equalTo("nightly"))
        .body("tags", contains("main"))
        .body("parentId", equalTo(DerivedId.ofJob("/builder", "pipeline").toString()))
        .body("attributes.branch", equalTo("main"))
        .body("status", equalTo("failed"))
        .body("errorCode", equalTo("oom"))
        .body("total", equalTo(3))
        .body("successful", equalTo(1))
        .body("failed", equalTo(1))
        .body("queuedAt", equalTo("2026-11-20T10:00:01Z"))
        .body("durationMs", equalTo(6000));
    given()
        .get("/api/v1/history/jobs/{id}/items", job)
        .then()
        .body("items", hasSize(1))
        .body("items[0].attributes.tests", equalTo(12));
    given()
        .get("/api/v1/history/jobs/{id}/logs", job)
        .then()
        .body("items.message", contains("slow"));
    given().get("/api/v1/history/jobs/{id}/events", job).then().body("items", hasSize(8));
    given()
        .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/builder", cancelled))
        .then()
        .body("status", equalTo("cancelled"));
    given()
        .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/builder", completed))
        .then()
        .body("status", equalTo("completed"));
  }

  private static CloudEvent event(String subject, int sequence, String what, String data) {
    return CloudEventBuilder.v1()
        .withId(Ids.next().toString())
        .withSource(URI.create("/builder"))
        .withSubject(subject)
        .withType("imagefactory.external.job." + what)
        .withTime(NOON.plusSeconds(sequence))
        .withExtension("sequence", Integer.toString(sequence))
        .withDataContentType("application/json")
        .withData(data.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static void send(Stack stack, Encoding encoding, List<CloudEvent> events)
      throws Exception {
    try (var serializer = new CloudEventSerializer()) {
      serializer.configure(
          Map.of(
              CloudEventSerializer.ENCODING_CONFIG,
              encoding,
              CloudEventSerializer.EVENT_FORMAT_CONFIG,
              JsonFormat.CONTENT_TYPE),
          false);
      try (var producer =
          new KafkaProducer<>(
              Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()),
              new StringSerializer(),
              serializer)) {
        for (CloudEvent event : events) {
          producer
              .send(
                  new ProducerRecord<>(
                      stack.topic("external-job-events"), event.getSubject(), event))
              .get();
        }
      }
    }
  }
}
