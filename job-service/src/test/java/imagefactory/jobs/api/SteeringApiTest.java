package imagefactory.jobs.api;

import static imagefactory.jobs.Doors.post;
import static imagefactory.jobs.Doors.show;
import static imagefactory.jobs.Doors.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.jobs.Doors;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changing, repeating and clearing away jobs, one or many.
@QuarkusTest
@OnStack
class SteeringApiTest {
  private static final String ONE = "{\"label\":\"foxes\",\"settings\":{\"prompts\":[\"a fox\"]}}";

  @BeforeEach
  void clear() {
    Doors.clearTheLane();
  }

  @Test
  void a_queued_job_gets_another_priority_and_name() {
    submit(ONE);
    UUID waiting = submit(ONE);
    patch(waiting, "{\"priority\":7,\"label\":\"owls\",\"tags\":[\"night\"]}")
        .statusCode(200)
        .body("priority", equalTo(7))
        .body("label", equalTo("owls"))
        .body("tags", contains("night"));
  }

  @Test
  void a_running_job_keeps_its_priority_but_not_its_name() {
    UUID running = submit(ONE);
    patch(running, "{\"priority\":7,\"label\":\"owls\"}")
        .statusCode(409)
        .body("code", equalTo("job_not_queued"));
    show(running).body("label", equalTo("foxes"));
    patch(running, "{\"label\":\"owls\"}").statusCode(200).body("label", equalTo("owls"));
  }

  @Test
  void a_change_of_nothing_is_a_mistake() {
    patch(submit(ONE), "{}").statusCode(400).body("errors[0].field", equalTo("priority"));
    patch(submit(ONE), "{\"status\":\"completed\"}")
        .statusCode(400)
        .body("errors.field", hasItems("status"));
  }

  @Test
  void a_job_is_deleted_only_when_it_is_over() {
    UUID job = submit(ONE);
    given()
        .delete("/api/v1/jobs/" + job)
        .then()
        .statusCode(409)
        .body("code", equalTo("job_not_over"));
    cancel(job);
    given().delete("/api/v1/jobs/" + job).then().statusCode(204);
    given().get("/api/v1/jobs/" + job).then().statusCode(404);
    given().delete("/api/v1/jobs/" + job).then().statusCode(404);
    post("/api/v1/jobs/" + job + "/rerun", "{}").statusCode(404);
  }

  @Test
  void a_rerun_is_a_new_job_with_the_settings_of_the_old() {
    UUID job =
        submit(
            "{\"settings\":{\"keywords\":{\"csv\":\"animal\\nfox\\nowl\\n\"},\"template\":\"a ${{animal}}\"},"
                + "\"tags\":[\"wild\"],\"label\":\"beasts\"}");
    ValidatableResponse rerun =
        post("/api/v1/jobs/" + job + "/rerun", "{\"overrides\":{\"variations\":3}}")
            .statusCode(202)
            .header("Location", containsString("/api/v1/jobs/"))
            .body("id", not(equalTo(job.toString())))
            .body("rerunOf", equalTo(job.toString()))
            .body("label", equalTo("beasts (Rerun)"))
            .body("tags", contains("wild"))
            .body("totalImages", equalTo(6))
            .body("settings.quality.enabled", equalTo(true));
    assertThat(rerun.extract().<String>path("settings.template")).isEqualTo("a ${{animal}}");
    show(job).body("totalImages", equalTo(2)).body("rerunOf", nullValue());
  }

  @Test
  void a_rerun_takes_the_configuration_as_it_is_now() {
    String name = "config " + UUID.randomUUID();
    String configuration =
        post("/api/v1/configurations", configuration(name, 1)).statusCode(201).extract().path("id");
    UUID job = submit("{\"configurationId\":\"%s\"}".formatted(configuration));
    given()
        .contentType("application/json")
        .body(configuration(name, 4))
        .put("/api/v1/configurations/" + configuration)
        .then()
        .statusCode(200);
    post("/api/v1/jobs/" + job + "/rerun", "")
        .statusCode(202)
        .body("configurationId", equalTo(configuration))
        .body("totalImages", equalTo(4));
    given().delete("/api/v1/configurations/" + configuration).then().statusCode(204);
    post("/api/v1/jobs/" + job + "/rerun", "").statusCode(202).body("totalImages", equalTo(1));
  }

  @Test
  void the_same_rerun_twice_gives_one_job() {
    UUID job = submit(ONE);
    String key = UUID.randomUUID().toString();
    String first = rerun(job, key).statusCode(202).extract().path("id");
    rerun(job, key).statusCode(202).body("id", equalTo(first));
    rerun(submit(ONE), key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
  }

  @Test
  void many_jobs_are_cancelled_each_by_itself() {
    UUID one = submit(ONE);
    UUID two = submit(ONE);
    cancel(two);
    UUID stranger = UUID.randomUUID();
    bulk("{\"action\":\"cancel\",\"force\":true,\"ids\":%s}", one, two, stranger)
        .body("granted", equalTo(1))
        .body("refused", equalTo(2))
        .body("results.code", contains(null, "job_over", "job_unknown"));
    show(one).body("status", equalTo("cancelled"));
  }

  @Test
  void a_dry_run_says_what_would_happen_and_does_nothing() {
    String tag = UUID.randomUUID().toString();
    UUID job = submit("{\"tags\":[\"%s\"],\"settings\":{\"prompts\":[\"a\"]}}".formatted(tag));
    String body = "{\"action\":\"%s\",\"dryRun\":%s,\"filter\":{\"tag\":\"" + tag + "\"}}";
    for (String action : List.of("pause", "cancel", "rerun")) {
      post("/api/v1/jobs/bulk", body.formatted(action, true))
          .statusCode(200)
          .body("dryRun", equalTo(true))
          .body("results.id", contains(job.toString()))
          .body("granted", equalTo(1));
    }
    show(job).body("status", equalTo("running"));
    post("/api/v1/jobs/bulk", body.formatted("pause", false)).body("granted", equalTo(1));
    show(job).body("status", equalTo("paused"));
  }

  @Test
  void a_bulk_rerun_makes_all_rows_at_once_and_goes_on_after_a_refusal() {
    UUID one = submit(ONE);
    UUID two = submit(ONE);
    String key = UUID.randomUUID().toString();
    String body =
        "{\"action\":\"rerun\",\"ids\":[\"%s\",\"%s\",\"%s\"]}"
            .formatted(one, UUID.randomUUID(), two);
    ValidatableResponse first = bulkOnce(body, key).statusCode(200).body("granted", equalTo(2));
    List<String> made = first.extract().path("results.newJobId");
    assertThat(made.get(1)).isNull();
    show(UUID.fromString(made.get(0))).body("rerunOf", equalTo(one.toString()));
    show(UUID.fromString(made.get(2))).body("rerunOf", equalTo(two.toString()));
    assertThat(bulkOnce(body, key).extract().<List<String>>path("results.newJobId"))
        .as("the same request again")
        .isEqualTo(made);
  }

  @Test
  void a_bulk_request_for_everything_must_be_meant() {
    post("/api/v1/jobs/bulk", "{\"action\":\"delete\",\"filter\":{}}")
        .statusCode(400)
        .body("errors[0].field", equalTo("filter.status"));
    post("/api/v1/jobs/bulk", "{\"action\":\"erase\",\"ids\":[]}")
        .statusCode(400)
        .body("errors.field", hasItems("action", "ids"));
  }

  @Test
  void who_did_what_is_known_even_when_it_was_refused() {
    UUID job = submit(ONE);
    cancel(job);
    post("/api/v1/jobs/" + job + "/pause", "").statusCode(409);
    given()
        .get("/api/v1/audit?jobId=" + job)
        .then()
        .statusCode(200)
        .body("items.action", contains("pause", "cancel", "submit"))
        .body("items.outcome", contains("job_over", "granted", "granted"))
        .body("items[0].actor", equalTo("local"))
        .body("total.value", equalTo(3));
    given().get("/api/v1/audit?actor=nobody").then().body("items.size()", equalTo(0));
  }

  private static String configuration(String name, int variations) {
    return "{\"name\":\"%s\",\"settings\":{\"prompts\":[\"a fox\"],\"variations\":%d}}"
        .formatted(name, variations);
  }

  private static void cancel(UUID job) {
    post("/api/v1/jobs/" + job + "/cancel", "{\"force\":true}").statusCode(202);
  }

  private static ValidatableResponse patch(UUID job, String body) {
    return given().contentType("application/json").body(body).patch("/api/v1/jobs/" + job).then();
  }

  private static ValidatableResponse rerun(UUID job, String key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .post("/api/v1/jobs/" + job + "/rerun")
        .then();
  }

  private static ValidatableResponse bulk(String body, UUID... ids) {
    List<String> quoted = java.util.Arrays.stream(ids).map(id -> "\"" + id + "\"").toList();
    return post("/api/v1/jobs/bulk", body.formatted(quoted)).statusCode(200);
  }

  private static ValidatableResponse bulkOnce(String body, String key) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/jobs/bulk")
        .then();
  }
}
