package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists, statistics and what they refuse, on a few jobs of one configuration.
@QuarkusTest
@OnStack
class ListTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T06:00:00Z");

  @Inject HistoryHandler handler;
  @Inject Jdbi jdbi;

  private final UUID configuration = Ids.next();

  @BeforeEach
  void five_jobs_that_begin_eight_hours_apart() {
    for (int i = 0; i < 5; i++) {
      Tale tale = new Tale(MORNING.plusSeconds(i * 8L * 3600));
      tale.queued(
          List.of("delta", "Alpha", "charlie", "bravo", "echo").get(i), 1, 2, configuration);
      if (i > 0) {
        tale.started();
        UUID image = tale.ordered(0);
        for (int more = 0; more < i; more++) {
          tale.generated(image);
        }
        tale.approved(image);
      }
      if (i == 2) {
        tale.failed("provider_down", 1, 1);
      }
      if (i > 2) {
        tale.completed(2, 0);
      }
      jdbi.useTransaction(tx -> handler.rememberImages(tx, tale.events()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-startedAt, echo bravo charlie Alpha delta",
    "startedAt, delta Alpha charlie bravo echo",
    "label, Alpha bravo charlie delta echo",
    "-label, echo delta charlie bravo Alpha",
    "-duration, echo bravo charlie delta|Alpha",
    "-completedAt, echo bravo charlie delta|Alpha",
    "status, bravo|echo charlie delta Alpha"
  })
  void sorts_either_way_and_pages_through_all(String sort, String expected) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      ValidatableResponse page = list("sort=" + sort + "&limit=2", cursor);
      page.body("total.value", equalTo(5)).body("total.relation", equalTo("eq"));
      found.addAll(page.extract().path("items.label"));
      cursor = page.extract().path("next");
      if (cursor != null) {
        assertThat(page.extract().header("Link")).contains("cursor=").endsWith("rel=\"next\"");
      }
    } while (cursor != null);

    assertThat(found).hasSize(5).doesNotHaveDuplicates();
    int at = 0;
    for (String group : expected.split(" ", -1)) {
      List<String> together = List.of(group.split("\\|", -1));
      if (sort.equals("-duration") || sort.equals("-completedAt") || sort.equals("status")) {
        // Rows with the same key are in the order of their ids.
        assertThat(found.subList(at, at + together.size()))
            .containsExactlyInAnyOrderElementsOf(together);
      } else {
        assertThat(found.subList(at, at + together.size())).isEqualTo(together);
      }
      at += together.size();
    }
  }

  @Test
  void filters_by_status_time_label_tag_and_words() {
    list("status=running,completed", null)
        .body("items.label", containsInAnyOrder("Alpha", "bravo", "echo"));
    list("status=failed", null).body("items.errorCode", contains("provider_down"));
    list("label=ALPHA", null).body("items.label", contains("Alpha"));
    list("tag=sea&tag=dusk", null).body("items", hasSize(5));
    list("tag=mountain", null).body("items", hasSize(0));
    list("q=brav", null).body("items.label", contains("bravo"));
    list("q=bravo%20sea", null).body("items.label", contains("bravo"));
    list("q='%3A*%20%26%20!%20(", null).body("items", hasSize(5));
    list("from=2026-03-01T14:00:00Z&to=2026-03-01T22:00:01Z", null)
        .body("items.label", contains("Alpha"));
    list("kind=image&kind=build", null).body("items", hasSize(5));
    list("kind=build", null).body("items", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=lost",
        "sort=colour",
        "limit=0",
        "limit=501",
        "limit=many",
        "from=yesterday",
        "to=2026-03-01",
        "configurationId=7",
        "label=%00"
      })
  void names_the_parameter_that_makes_no_sense(String query) {
    given()
        .urlEncodingEnabled(false)
        .get("/api/v1/history/jobs?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("validation"))
        .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))))
        .body("errors[0].message", containsString("expected"));
  }

  @Test
  void finds_jobs_by_the_words_of_their_prompts() {
    list("q=lighthouse%20brav", null).body("items.label", contains("bravo"));
    list("q=lighthouse%20mountain", null).body("items", hasSize(0));
  }

  @Test
  void finds_finished_images_by_their_words() {
    String job = list("label=bravo", null).extract().path("items[0].id");
    for (String words : List.of("lightho", "Lighthouse a")) {
      given()
          .get("/api/v1/history/gallery?jobId={job}&q={words}", job, words)
          .then()
          .statusCode(200)
          .body("items", hasSize(1))
          .body("items[0].metadata.title", equalTo("Lighthouse"));
    }
    given()
        .get("/api/v1/history/images?jobId={job}&q=volcano&qcStatus=passed", job)
        .then()
        .body("items", hasSize(0));
    given()
        .get("/api/v1/history/images?q=sea")
        .then()
        .statusCode(400)
        .body("code", equalTo("no_index"))
        .body("detail", containsString("qcStatus=approved"));
  }

  @Test
  void merges_the_pages_of_several_statuses() {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      var page =
          given()
              .get(
                  "/api/v1/history/jobs?kind=image&kind=none&status=completed,failed,running&limit=3"
                      + "&from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z&sort=startedAt"
                      + (cursor == null ? "" : "&cursor=" + cursor))
              .then()
              .statusCode(200);
      List<String> begun = page.extract().path("items.startedAt");
      found.addAll(begun);
      cursor = page.extract().path("next");
    } while (cursor != null);
    assertThat(found).isSorted().hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void refuses_what_no_index_finds() {
    given()
        .get("/api/v1/history/jobs?kind=image&sort=label")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("no_index"))
        .body("detail", containsString("expected a combination that has an index"));
  }

  @Test
  void refuses_a_cursor_of_another_order() {
    String cursor = list("limit=2", null).extract().path("next");
    given()
        .get("/api/v1/history/jobs?sort=label&cursor={cursor}", cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
  }

  @Test
  void answers_not_modified_to_whom_has_it_already() {
    String id = list("label=bravo", null).extract().path("items[0].id");
    String tag = given().get("/api/v1/history/jobs/{id}", id).header("ETag");
    assertThat(tag).isNotNull();
    given()
        .header("If-None-Match", tag)
        .get("/api/v1/history/jobs/{id}", id)
        .then()
        .statusCode(304);
  }

  @Test
  void finds_nothing_under_what_is_no_id() {
    given().get("/api/v1/history/jobs/7").then().statusCode(404);
    given().get("/api/v1/history/images/7").then().statusCode(404);
    given()
        .get("/api/v1/history/images/{id}", Ids.next())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void lists_images_by_status_under_either_name() {
    String job = list("label=bravo", null).extract().path("items[0].id");
    for (String name : List.of("approved", "passed")) {
      given()
          .get("/api/v1/history/images?qcStatus={name}&jobId={job}", name, job)
          .then()
          .statusCode(200)
          .body("items", hasSize(1))
          .body("items[0].qcStatus", equalTo("approved"));
    }
    given()
        .get("/api/v1/history/images?qcStatus=failed&jobId={job}", job)
        .then()
        .body("items", hasSize(0));
    given()
        .get("/api/v1/history/images?qcStatus=good")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("qcStatus"));
    given()
        .get("/api/v1/history/review")
        .then()
        .statusCode(200)
        .body(
            "tabs.name", contains("Failed", "Retry pending", "Processing", "Retry failed", "All"));
  }

  @Test
  void sums_up_jobs_and_images() {
    // Durations: charlie 5 s, bravo 6 s, echo 7 s; all from their start.
    statistics("")
        .body("totalJobs", equalTo(5))
        .body("completedJobs", equalTo(2))
        .body("failedJobs", equalTo(1))
        .body("totalImages", equalTo(10))
        .body("successfulImages", equalTo(6))
        .body("failedImages", equalTo(1))
        .body("averageJobDuration", equalTo(6000))
        .body("days.day", contains("2026-03-01", "2026-03-02"))
        .body("days.totalJobs", contains(3, 2))
        .body("successRate", equalTo(0.85714287f))
        .body("durations.p50", allOf(greaterThan(5700), lessThan(6300)))
        .body("durations.p99", allOf(greaterThan(6650), lessThan(7350)))
        .body("costs", hasSize(0));
    list("label=bravo", null).body("items[0].pace.perMinute", equalTo(20.0f));
  }

  @Test
  void sums_up_what_providers_were_paid() {
    JsonPath day =
        given()
            .get("/api/v1/history/statistics?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z")
            .jsonPath();
    assertThat(day.getList("costs.provider")).containsExactly("embedded");
    assertThat(day.getDouble("costs[0].cost"))
        .isCloseTo(0.004 * day.getLong("costs[0].images"), within(1e-9));
    assertThat(day.getList("days.costs")).hasSize(1);
  }

  @Test
  void shows_how_retries_stand() {
    Tale tale = new Tale(MORNING).queued("again", 1, 2, null).started();
    UUID image = tale.ordered(0);
    tale.generated(image).judged(image, false).retryRequested(image).retryStarted(image);
    jdbi.useTransaction(tx -> handler.rememberImages(tx, tale.events()));

    int before =
        given()
            .get("/api/v1/history/review")
            .then()
            .body("retryQueue.current.id", hasItem(image.toString()))
            .body("retryQueue.processing", greaterThan(0))
            .extract()
            .path("retryQueue.completed");
    tale.approved(image);
    jdbi.useTransaction(tx -> handler.rememberImages(tx, List.of(tale.last())));
    given()
        .get("/api/v1/history/review")
        .then()
        .body("retryQueue.completed", equalTo(before + 1))
        .body("retryQueue.current.id", not(hasItem(image.toString())));
  }

  @Test
  void sums_up_any_range_of_time() {
    statistics("&from=2026-03-01T14:00:00Z").body("totalJobs", equalTo(4));
    statistics("&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z").body("totalJobs", equalTo(3));
    statistics("&from=2026-03-01T14:00:00Z&to=2026-03-02T14:00:00Z")
        .body("totalJobs", equalTo(3))
        .body("days.totalJobs", contains(2, 1));
    statistics("&from=2026-03-01T15:00:00Z&to=2026-03-01T21:00:00Z").body("totalJobs", equalTo(0));
  }

  @Test
  void has_zeros_where_there_is_nothing() {
    given()
        .get("/api/v1/history/statistics?kind=nothing")
        .then()
        .statusCode(200)
        .body("totalJobs", equalTo(0))
        .body("completedJobs", equalTo(0))
        .body("failedJobs", equalTo(0))
        .body("totalImages", equalTo(0))
        .body("successfulImages", equalTo(0))
        .body("failedImages", equalTo(0))
        .body("averageJobDuration", equalTo(0))
        .body("days", hasSize(0));
  }

  private ValidatableResponse list(String query, @Nullable String cursor) {
    return given()
        .urlEncodingEnabled(false)
        .get(
            "/api/v1/history/jobs?configurationId=%s&%s%s"
                .formatted(configuration, query, cursor == null ? "" : "&cursor=" + cursor))
        .then()
        .statusCode(200);
  }

  private ValidatableResponse statistics(String query) {
    return given()
        .get("/api/v1/history/statistics?configurationId=" + configuration + query)
        .then()
        .statusCode(200);
  }
}
