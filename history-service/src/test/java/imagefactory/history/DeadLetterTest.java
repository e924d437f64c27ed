package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.contracts.Topic;
import imagefactory.history.timeline.DerivedId;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.Line;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What no service could apply, mended by a person.
@QuarkusTest
@OnStack
class DeadLetterTest {
  private static final String DOOR = "/api/v1/history/dead-letters";

  @Test
  void mends_a_letter_and_sends_it_to_where_it_was(Stack stack) {
    String run = "run-" + Ids.next();
    String letter = bad(stack, run, "{\"kind\": 7, \"label\": [}");

    given()
        .get(DOOR + "/{id}", letter)
        .then()
        .body("topic", equalTo("external-job-events"))
        .body("status", equalTo("waiting"))
        .body("key.text", equalTo(run))
        .body("original.body.text", equalTo("{\"kind\": 7, \"label\": [}"))
        .body("original.headers.name", hasItem("ce_type"))
        .body("original.headers.name", not(hasItem("dlq_reason")))
        .body("edited", nullValue());
    String mended = "{\"kind\": \"build\", \"label\": \"mended\"}";
    given()
        .contentType("application/json")
        .body(Map.of("body", Map.of("text", mended)))
        .put(DOOR + "/{id}", letter)
        .then()
        .statusCode(200)
        .body("edited.body.text", equalTo(mended))
        .body("original.body.text", equalTo("{\"kind\": 7, \"label\": [}"));
    given()
        .post(DOOR + "/{id}/replay", letter)
        .then()
        .statusCode(200)
        .body("status", equalTo("replayed"))
        .body("replayedAt", notNullValue())
        .body("trail.action", contains("dead_letter.edited", "dead_letter.replayed"))
        .body("trail.actor", contains("local", "local"));

    Awaitility.await()
        .untilAsserted(() ->
            given()
                .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/ci", run))
                .then()
                .statusCode(200)
                .body("label", equalTo("mended")));
    try (Line line = new Line(stack, "external-job-events")) {
      List<ConsumerRecord<String, byte[]>> both =
          line.hear("external-job-events", m -> run.equals(m.key()), 2);
      assertThat(both.get(1).value()).isEqualTo(mended.getBytes(StandardCharsets.UTF_8));
      assertThat(both.get(1).headers().toArray()).isEqualTo(both.get(0).headers().toArray());
    }
    given()
        .post(DOOR + "/{id}/replay", letter)
        .then()
        .statusCode(409)
        .body("code", equalTo("already_replayed"));
    given()
        .contentType("application/json")
        .body(Map.of("body", Map.of("text", "{}")))
        .put(DOOR + "/{id}", letter)
        .then()
        .statusCode(409);
  }

  @Test
  void shows_the_letters_of_all_services(Stack stack) {
    byte[] bytes = {(byte) 0xff, 0, 1};
    String reason = "expected nothing, found " + Ids.next();
    try (Line line = new Line(stack)) {
      line.send(
          "image-commands.dlq",
          "an image",
          Map.of(
              "dlq_reason",
              reason,
              "dlq_topic",
              stack.topic("image-commands"),
              "dlq_partition",
              "3",
              "dlq_offset",
              "77"),
          bytes);
    }
    String letter = one("topic=image-commands&status=waiting&reason=" + reason.substring(9));

    given()
        .get(DOOR + "/{id}", letter)
        .then()
        .body("reason", equalTo(reason))
        .body("topic", equalTo("image-commands"))
        .body("partition", equalTo(3))
        .body("offset", equalTo(77))
        .body("original.body.base64", equalTo("/wAB"));
    given()
        .get(DOOR + "?status=replayed&reason=" + reason)
        .then()
        .body("items", equalTo(List.of()));
    given().delete(DOOR + "/{id}", letter).then().statusCode(204);
    given().get(DOOR + "/{id}", letter).then().statusCode(404);
    given().delete(DOOR + "/{id}", letter).then().statusCode(404);
  }

  @Test
  void keeps_a_letter_that_says_nothing_of_where_it_came_from(Stack stack) {
    String key = "key " + Ids.next();
    try (Line line = new Line(stack)) {
      line.send("qc-commands.dlq", key, Map.of("a", "nul \0 in it"), new byte[0]);
    }
    Awaitility.await()
        .untilAsserted(() ->
            given().get(DOOR + "?topic=qc-commands").then().body("items.key.text", hasItem(key)));
  }

  @Test
  void refuses_what_is_not_to_be_understood() {
    given()
        .get(DOOR + "?status=lost")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("status"));
    given().get(DOOR + "/{id}", Ids.next()).then().statusCode(404);
    given().get(DOOR + "?cursor=nonsense").then().statusCode(400);
  }

  private static String bad(Stack stack, String run, String body) {
    try (Topics topics = new Topics(stack)) {
      topics.raw(
          Topic.EXTERNAL_JOB_EVENTS,
          run,
          Map.of(
              "ce_specversion", "1.0",
              "ce_id", Ids.next().toString(),
              "ce_source", "/ci",
              "ce_subject", run,
              "ce_type", "imagefactory.external.job.started",
              "content-type", "application/json"),
          body.getBytes(StandardCharsets.UTF_8));
    }
    return Awaitility.await()
        .until(
            () ->
                given()
                    .get(DOOR + "?topic=external-job-events")
                    .<String>path("items.find { it.key?.text == '" + run + "' }?.id"),
            id -> id != null);
  }

  private static String one(String query) {
    return Awaitility.await()
        .until(
            () -> given().get(DOOR + "?" + query).<String>path("items[0]?.id"), id -> id != null);
  }
}
