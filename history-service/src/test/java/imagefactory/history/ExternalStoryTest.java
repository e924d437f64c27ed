package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Topic;
import imagefactory.history.timeline.DerivedId;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.Line;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Jobs of other services, beside the factory's own.
@QuarkusTest
@OnStack
class ExternalStoryTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void shows_a_job_of_another_service_with_its_items_and_its_log(Stack stack) {
    String run = "run-" + Ids.next();
    UUID job = DerivedId.ofJob("/ci", run);
    try (Topics topics = new Topics(stack)) {
      topics.external("completed", "/ci", run, 5L, NOON.plusSeconds(60), report(2, 1, 1));
      topics.external("queued", "/ci", run, 1L, NOON, named("nightly build"));
      topics.external("started", "/ci", run, 2L, NOON.plusSeconds(10), report(2, 0, 0));
      topics.external("item", "/ci", run, 3L, NOON.plusSeconds(20), item("module-a", "passed"));
      topics.external("log", "/ci", run, 4L, NOON.plusSeconds(30), line("compiling"));
    }
    Reading.untilAllIsRead();

    given()
        .get("/api/v1/history/jobs/{id}", job)
        .then()
        .statusCode(200)
        .body("externalId", equalTo(run))
        .body("source", equalTo("/ci"))
        .body("kind", equalTo("build"))
        .body("label", equalTo("nightly build"))
        .body("status", equalTo("completed"))
        .body("total", equalTo(2))
        .body("successful", equalTo(1))
        .body("failed", equalTo(1))
        .body("durationMs", equalTo(50_000))
        .body("progress.percent", equalTo(100))
        .body("progress.step", nullValue())
        .body("attributes.branch", equalTo("main"));
    given()
        .get("/api/v1/history/jobs/{id}/items", job)
        .then()
        .body("items", hasSize(1))
        .body("items[0].id", equalTo("module-a"))
        .body("items[0].status", equalTo("passed"));
    given()
        .get("/api/v1/history/jobs/{id}/logs", job)
        .then()
        .body("items.message", contains("compiling"));
    given()
        .get("/api/v1/history/jobs?kind=build&q=night&source=/ci")
        .then()
        .body("items.externalId", contains(run));
  }

  @Test
  void takes_an_event_in_structured_mode_without_sequence_or_time(Stack stack) {
    String run = "run-" + Ids.next();
    String event =
        """
        {"specversion": "1.0", "id": "%s", "source": "/nightly", "subject": "%s",
         "type": "imagefactory.external.job.started", "data": {"kind": "report"}}\
        """
            .formatted(Ids.next(), run);
    try (Topics topics = new Topics(stack)) {
      topics.raw(
          Topic.EXTERNAL_JOB_EVENTS,
          run,
          Map.of("content-type", "application/cloudevents+json"),
          event.getBytes(StandardCharsets.UTF_8));
    }
    Reading.untilAllIsRead();

    given()
        .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/nightly", run))
        .then()
        .statusCode(200)
        .body("status", equalTo("running"));
  }

  @Test
  void sends_what_makes_no_sense_to_the_dead_letters_with_the_reason(Stack stack) {
    String tooLong = "s".repeat(201);
    String good = "run-" + Ids.next();
    try (Topics topics = new Topics(stack)) {
      topics.external("started", "/ci", tooLong, 1L, NOON, named("bad"));
      topics.external("started", "/ci", good, 1L, NOON, named("good"));
      topics.external("item", "/ci", good, 2L, NOON, named("no item"));
      topics.external("started", "/ci", good, 3L, NOON, named("nul \0 in it"));
      topics.external("started", "/ci", "nul \0 in it", 1L, NOON, named("bad"));
    }
    Reading.untilAllIsRead();

    given()
        .get("/api/v1/history/jobs/{id}", DerivedId.ofJob("/ci", good))
        .then()
        .statusCode(200)
        .body("label", equalTo("good"));
    List<String> reasons = deadLetters(stack, 4);
    assertThat(reasons)
        .anyMatch(r -> r.equals("expected a subject of at most 200 characters, found 201"))
        .anyMatch(r -> r.equals("expected a subject without the character U+0000"))
        .anyMatch(r -> r.startsWith("expected a field item"))
        .anyMatch(r -> r.equals("expected text without the character U+0000"));
  }

  private static List<String> deadLetters(Stack stack, int count) {
    String topic = "external-job-events.dlq";
    try (Line line = new Line(stack, topic)) {
      return line.hear(topic, _ -> true, count).stream()
          .map(letter -> letter.headers().lastHeader("dlq_reason").value())
          .map(reason -> new String(reason, StandardCharsets.UTF_8))
          .toList();
    }
  }

  private static ExternalJobEvent named(String label) {
    return event(label, null, null, null, null, null);
  }

  private static ExternalJobEvent report(int total, int successful, int failed) {
    return event(null, total, successful, failed, null, null);
  }

  private static ExternalJobEvent item(String id, String status) {
    return event(
        null, null, null, null, new ExternalJobEvent.Item(id, status, Map.of("tests", 12)), null);
  }

  private static ExternalJobEvent line(String message) {
    return event(
        null,
        null,
        null,
        null,
        null,
        new ExternalJobEvent.Line(LogEntry.Level.INFO, "compile", message, 12L, null));
  }

  private static ExternalJobEvent event(
      @Nullable String label,
      @Nullable Integer total,
      @Nullable Integer successful,
      @Nullable Integer failed,
      ExternalJobEvent.@Nullable Item item,
      ExternalJobEvent.@Nullable Line line) {
    return new ExternalJobEvent(
        "build",
        label,
        List.of(),
        null,
        total,
        successful,
        failed,
        Map.of("branch", "main"),
        null,
        item,
        line);
  }
}
