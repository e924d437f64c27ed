package imagefactory.jobs.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What clients may rely on at job-service's REST doors.
@QuarkusTest
@OnStack
class JobApiTest {
  private static final String PROBLEM = "application/problem+json";
  private static final String ONE = "{\"settings\":{\"prompts\":[\"a fox\"]}}";

  @Test
  void a_submission_answers_with_the_job_and_its_place() {
    submit(ONE, null)
        .statusCode(202)
        .header("Location", containsString("/api/v1/jobs/"))
        .body("totalImages", equalTo(1))
        .body("settings.provider.name", equalTo("embedded"))
        .body("configurationId", nullValue());
  }

  @Test
  void the_same_submission_twice_gives_one_job() {
    String key = UUID.randomUUID().toString();
    String first = submit(ONE, key).statusCode(202).extract().path("id");
    submit(ONE, key).statusCode(202).body("id", equalTo(first));
  }

  @Test
  void the_same_submission_at_the_same_time_gives_one_job() throws Exception {
    String key = UUID.randomUUID().toString();
    Callable<Optional<String>> submission =
        () -> {
          var answer = submit(ONE, key).extract();
          if (answer.statusCode() == 409) {
            assertThat(answer.<String>path("code")).isEqualTo("idempotency_key_in_use");
            return Optional.empty();
          }
          assertThat(answer.statusCode()).isEqualTo(202);
          return Optional.of(answer.path("id"));
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Optional<String>>> four = Stream.generate(() -> submission).limit(4).toList();
      assertThat(
              threads.invokeAll(four).stream()
                  .map(java.util.concurrent.Future::resultNow)
                  .flatMap(Optional::stream)
                  .collect(Collectors.toSet()))
          .hasSize(1);
    }
  }

  @Test
  void a_key_with_another_body_is_refused() {
    String key = UUID.randomUUID().toString();
    submit(ONE, key).statusCode(202);
    submit("{\"settings\":{\"prompts\":[\"an owl\"]}}", key)
        .statusCode(422)
        .contentType(PROBLEM)
        .body("code", equalTo("idempotency_key_reused"));
  }

  @Test
  void mistakes_are_named_by_field() {
    submit("{\"settings\":{\"prompts\":[\"a\"],\"generations\":0},\"colour\":1}", null)
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", equalTo("validation"))
        .body("errors.field", hasItem("colour"));
    submit("{\"settings\":{\"prompts\":[\"a\"],\"generations\":0}}", null)
        .statusCode(400)
        .body("errors[0].field", equalTo("settings.generations"))
        .body("errors[0].message", equalTo("expected a whole number from 1 to 2500, found 0"));
  }

  @Test
  void what_is_no_json_object_is_refused() {
    submit("{\"settings\":", null).statusCode(400).contentType(PROBLEM);
    submit("[]", null).statusCode(400).contentType(PROBLEM);
    submit("", null).statusCode(400).contentType(PROBLEM);
  }

  @Test
  void a_label_of_ten_kilobytes_is_refused() {
    submit(
            "{\"label\":\"%s\",\"settings\":{\"prompts\":[\"a\"]}}".formatted("x".repeat(10_240)),
            null)
        .statusCode(400)
        .body("errors[0].field", equalTo("label"));
  }

  @Test
  void a_document_of_five_megabytes_is_too_large() {
    submit("{\"settings\":{\"prompts\":[\"%s\"]}}".formatted("x".repeat(5 << 20)), null)
        .statusCode(413)
        .contentType(PROBLEM);
  }

  @Test
  void an_unknown_job_is_not_found() {
    given().get("/api/v1/jobs/" + UUID.randomUUID()).then().statusCode(404).contentType(PROBLEM);
    given()
        .contentType("application/json")
        .post("/api/v1/jobs/" + UUID.randomUUID() + "/cancel")
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
    given().get("/api/v1/jobs/17").then().statusCode(404).contentType(PROBLEM);
  }

  @Test
  void a_queued_job_shows_in_the_queue() {
    submit(ONE, null).statusCode(202);
    String last = submit(ONE, null).statusCode(202).extract().path("id");
    given()
        .get("/api/v1/queue")
        .then()
        .statusCode(200)
        .body("lanes", equalTo(1))
        .body("running.size()", equalTo(1))
        .body("priorityWorthSeconds", equalTo(60.0f))
        .body("queued.id", hasItem(last));
  }

  @Test
  void a_configuration_is_kept_as_it_was_written() {
    String name = "foxes " + UUID.randomUUID();
    String id =
        save(name, Map.of("prompts", List.of("a fox"))).statusCode(201).extract().path("id");
    given()
        .get("/api/v1/configurations/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"0\""))
        .body("name", equalTo(name))
        .body("settings", equalTo(Map.of("prompts", List.of("a fox"))));
    save(name, Map.of("prompts", List.of("a fox")))
        .statusCode(409)
        .body("code", equalTo("name_taken"));
  }

  @Test
  void a_change_over_somebody_else_s_is_refused() {
    String name = "owls " + UUID.randomUUID();
    String id =
        save(name, Map.of("prompts", List.of("an owl"))).statusCode(201).extract().path("id");
    var changed = Map.of("name", name, "settings", Map.of("prompts", List.of("a barn owl")));
    replace(id, "\"0\"", changed).statusCode(200).header("ETag", equalTo("\"1\""));
    replace(id, "\"0\"", changed).statusCode(412).body("code", equalTo("outdated"));
  }

  @Test
  void a_job_of_a_configuration_keeps_the_settings_it_ran_with() {
    String name = "bears " + UUID.randomUUID();
    String id =
        save(name, Map.of("prompts", List.of("a bear"))).statusCode(201).extract().path("id");
    String job =
        submit("{\"configurationId\":\"%s\",\"overrides\":{\"variations\":3}}".formatted(id), null)
            .statusCode(202)
            .body("totalImages", equalTo(3))
            .extract()
            .path("id");
    given().delete("/api/v1/configurations/" + id).then().statusCode(204);
    given()
        .get("/api/v1/jobs/" + job)
        .then()
        .body("configurationId", equalTo(id))
        .body("settings.prompts", equalTo(List.of("a bear")));
    submit("{\"configurationId\":\"%s\"}".formatted(id), null)
        .statusCode(400)
        .body("code", equalTo("unknown_configuration"));
  }

  @Test
  void configurations_come_in_pages_by_name() {
    String prefix = "page " + UUID.randomUUID();
    Stream.of("a", "b", "c")
        .forEach(each -> save(prefix + each, Map.of("prompts", List.of("x"))).statusCode(201));
    var first = given().queryParam("limit", 1).get("/api/v1/configurations").then().statusCode(200);
    assertThat(first.extract().<List<?>>path("items")).hasSize(1);
    given()
        .queryParam("limit", 1)
        .queryParam("cursor", first.extract().<String>path("next"))
        .get("/api/v1/configurations")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
    given().queryParam("cursor", "nonsense").get("/api/v1/configurations").then().statusCode(400);
  }

  @Test
  void openapi_and_metrics_and_health_are_there() {
    given().get("/openapi").then().statusCode(200).body(containsString("openapi: 3.1"));
    given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    given().get("/q/health/ready").then().statusCode(200);
  }

  private static ValidatableResponse submit(
      String body, @org.jspecify.annotations.Nullable String key) {
    var request = given().contentType("application/json").body(body);
    return (key == null ? request : request.header("Idempotency-Key", key))
        .post("/api/v1/jobs")
        .then();
  }

  private static ValidatableResponse save(String name, Map<String, ?> settings) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", name, "settings", settings))
        .post("/api/v1/configurations")
        .then();
  }

  private static ValidatableResponse replace(String id, String ifMatch, Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .header("If-Match", ifMatch)
        .body(body)
        .put("/api/v1/configurations/" + id)
        .then();
  }
}
