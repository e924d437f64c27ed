package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.contracts.JobEvent;
import imagefactory.history.timeline.Told;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From Kafka to the API.
@QuarkusTest
@OnStack
class JobStoryTest {
  @Test
  void shows_a_job_from_its_queueing_to_its_end(Stack stack) {
    Tale tale = new Tale().queued("dusk", 2, 1, null).started();
    UUID good = tale.ordered(0);
    UUID bad = tale.ordered(1);
    tale.generated(good).judged(good, true).approved(good);
    tale.generated(bad).judged(bad, false).completed(1, 1);
    tell(stack, tale.events());

    given()
        .get("/api/v1/history/jobs/{id}", tale.job)
        .then()
        .statusCode(200)
        .body("id", equalTo(tale.job.toString()))
        .body("kind", equalTo("image"))
        .body("source", equalTo("/image-factory/jobs"))
        .body("externalId", nullValue())
        .body("label", equalTo("dusk"))
        .body("tags", contains("sea", "dusk"))
        .body("status", equalTo("completed"))
        .body("total", equalTo(2))
        .body("successful", equalTo(1))
        .body("failed", equalTo(1))
        .body("cancelled", equalTo(0))
        .body("progress.percent", equalTo(100))
        .body("progress.generation.current", equalTo(2))
        .body("startedAt", equalTo("2026-11-20T12:00:01Z"))
        .body("completedAt", equalTo("2026-11-20T12:00:09Z"))
        .body("durationMs", equalTo(8000))
        .body("settings.processing.format", equalTo("jpg"))
        .body("missingEvents", equalTo(0));
    given()
        .get("/api/v1/history/jobs/{id}/images", tale.job)
        .then()
        .statusCode(200)
        .body("items.id", contains(good.toString(), bad.toString()))
        .body("items[0].qcStatus", equalTo("approved"))
        .body("items[0].finalImagePath", equalTo("final/" + good + ".png"))
        .body("items[0].tempImagePath", nullValue())
        .body("items[0].metadata.title", equalTo("Lighthouse"))
        .body("items[0].imageMappingId", equalTo(good.toString()))
        .body("items[1].qcStatus", equalTo("qc_failed"))
        .body("items[1].qcReason", equalTo("why"))
        .body("items[1].tempImagePath", equalTo("temp/" + bad + ".png"))
        .body("items[1].finalImagePath", nullValue())
        .body("next", nullValue())
        .body("total.value", equalTo(2))
        .body("total.relation", equalTo("eq"));
    given()
        .get("/api/v1/history/jobs/{id}/events?limit=3", tale.job)
        .then()
        .statusCode(200)
        .body("items.sequence", contains(1, 2, 3))
        .body("items[0].type", equalTo("imagefactory.job.queued"))
        .body("items[0].data.label", equalTo("dusk"))
        .body("total.value", equalTo(tale.events().size()));
  }

  @Test
  void keeps_fields_that_it_does_not_know(Stack stack) {
    Tale tale = new Tale().queued("newer", 1, 1, null).started();
    try (Topics topics = new Topics(stack)) {
      topics.tell(tale.events().getFirst());
      topics.tell(tale.last(), "host", "blue");
    }
    Reading.untilAllIsRead();

    given()
        .get("/api/v1/history/jobs/{id}/events", tale.job)
        .then()
        .body("items[1].type", equalTo("imagefactory.job.started"))
        .body("items[1].data.jobId", equalTo(tale.job.toString()))
        .body("items[1].data.host", equalTo("blue"));
  }

  @Test
  void shows_the_same_history_when_events_come_twice_and_out_of_order(Stack stack) {
    Tale tale = new Tale().queued("shuffled", 1, 3, null).started();
    for (int i = 0; i < 3; i++) {
      UUID image = tale.ordered(i);
      tale.generated(image).judged(image, true).approved(image);
    }
    tale.completed(3, 0);
    List<Told<JobEvent>> messy = new ArrayList<>(tale.events());
    messy.addAll(tale.events());
    Collections.shuffle(messy, new Random(7));
    tell(stack, messy);

    given()
        .get("/api/v1/history/jobs/{id}", tale.job)
        .then()
        .body("status", equalTo("completed"))
        .body("successful", equalTo(3))
        .body("durationMs", equalTo(13_000))
        .body("missingEvents", equalTo(0));
    given()
        .get("/api/v1/history/images/counts?jobId={id}", tale.job)
        .then()
        .body("approved", equalTo(3))
        .body("total", equalTo(3));
    given()
        .get("/api/v1/history/jobs/{id}/events", tale.job)
        .then()
        .body("items", hasSize(tale.events().size()));
  }

  @Test
  void shows_a_job_whose_story_has_a_hole_and_says_so_until_it_is_filled(Stack stack) {
    Tale tale = new Tale().queued("hole", 1, 1, null).started();
    UUID image = tale.ordered(0);
    tale.generated(image).approved(image).completed(1, 0);
    List<Told<JobEvent>> holed = new ArrayList<>(tale.events());
    Told<JobEvent> started = holed.remove(1);
    tell(stack, holed);

    given()
        .get("/api/v1/history/jobs/{id}", tale.job)
        .then()
        .body("status", equalTo("completed"))
        .body("startedAt", nullValue())
        .body("missingEvents", equalTo(1));

    tell(stack, List.of(started));
    given()
        .get("/api/v1/history/jobs/{id}", tale.job)
        .then()
        .body("startedAt", equalTo("2026-11-20T12:00:01Z"))
        .body("missingEvents", equalTo(0));
  }

  @Test
  void hides_what_is_deleted(Stack stack) {
    Tale tale = new Tale().queued("gone", 1, 1, null).started();
    UUID image = tale.ordered(0);
    tale.generated(image).approved(image).completed(1, 0).deleted();
    tell(stack, tale.events());

    given()
        .get("/api/v1/history/jobs/{id}", tale.job)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not_found"));
    given().get("/api/v1/history/images/{id}", image).then().statusCode(404);
    given().get("/api/v1/history/jobs/{id}/events", tale.job).then().statusCode(404);
    given().get("/api/v1/history/jobs?label=gone").then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void shows_each_step_within_a_second_of_its_event(Stack stack) {
    Tale tale = new Tale().queued("quick", 1, 1, null);
    tell(stack, tale.events());
    try (Topics topics = new Topics(stack)) {
      tale.started();
      topics.tell(tale.last());
      long told = System.nanoTime();
      await().pollInterval(Duration.ofMillis(10)).until(() -> "running".equals(statusOf(tale.job)));
      assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static String statusOf(UUID job) {
    return given().get("/api/v1/history/jobs/{id}", job).path("status");
  }

  private static void tell(Stack stack, List<Told<JobEvent>> events) {
    try (Topics topics = new Topics(stack)) {
      events.forEach(topics::tell);
    }
    Reading.untilAllIsRead();
  }
}
