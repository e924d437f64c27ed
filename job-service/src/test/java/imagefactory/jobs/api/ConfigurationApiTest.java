package imagefactory.jobs.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients may rely on at the doors of configurations.
@QuarkusTest
@OnStack
class ConfigurationApiTest {
  private static final String CONFIGURATIONS = "/api/v1/configurations";
  private static final String PROBLEM = "application/problem+json";
  private static final Map<String, ?> FOX = Map.of("prompts", List.of("a fox"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"settings\":{\"prompts\":[\"a\"],\"seed\":NaN}}",
        "{\"settings\":{\"prompts\":[\"a\"],\"seed\":1e400}}",
        "{\"settings\":{\"prompts\":[\"a\"],\"provider\":{\"options\":{\"x\":1e400}}}}",
        "{\"settings\":{\"prompts\":[\"a\"],\"seed\":18446744073709551617}}",
        "{\"settings\":{\"prompts\":[\"a\"],\"prompts\":[\"b\"]}}",
        "{\"settings\":{\"prompts\":[\"a\"]}} and more",
        "{\"settings\":{\"prompts\":[\"\\ud800\"]}}",
        "{\"settings\":{\"prompts\":[\"a\"],\"provider\":{\"options\":{\"x\":\"\\u0000\"}}}}",
        "{\"settings\":17}",
        "null",
        "17",
        "\"settings\"",
      })
  void what_cannot_be_settings_is_the_callers_mistake(String body) {
    for (String door : List.of("/api/v1/jobs", CONFIGURATIONS)) {
      post(door, body).statusCode(400).contentType(PROBLEM);
    }
  }

  @Test
  void nesting_and_numbers_without_end_are_the_callers_mistake() {
    String deep = "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500);
    String options = "{\"settings\":{\"prompts\":[\"a\"],\"provider\":{\"options\":%s}}}";
    post("/api/v1/jobs", options.formatted(deep))
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", equalTo("invalid_json"));
    post("/api/v1/jobs", options.formatted("{\"a\":" + "9".repeat(2_000) + "}"))
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", equalTo("invalid_json"));
  }

  @Test
  void a_field_that_comes_twice_is_refused_without_repeating_it() {
    post("/api/v1/jobs", "{\"settings\":{\"hush-hush\":1,\"hush-hush\":2}}")
        .statusCode(400)
        .body("detail", containsString("a field comes twice (line 1"))
        .body(not(containsString("hush")));
  }

  @Test
  void a_configuration_of_five_megabytes_is_too_large() {
    post(CONFIGURATIONS, "{\"name\":\"%s\"}".formatted("x".repeat(5 << 20)))
        .statusCode(413)
        .contentType(PROBLEM)
        .body("code", equalTo("body_too_large"));
  }

  @Test
  void a_secret_is_refused_wherever_it_stands_and_never_repeated() {
    String key = "sk-hush-hush0123456789abcdef";
    save(key, List.of(key), Map.of("prompts", List.of("a"), "apiKey", "hush-hush"))
        .statusCode(400)
        .body("errors.field", equalTo(List.of("name", "tags[0]", "settings.apiKey")))
        .body("errors[0].message", containsString("environment of image-service (FACTORY_…)"))
        .body(not(containsString("hush")));
  }

  @Test
  void a_writer_may_be_saved_where_no_language_model_is_configured_but_not_run() {
    Map<String, ?> settings = Map.of("keywords", List.of("fox"), "promptWriter", Map.of());
    String id = save(name(), List.of(), settings).statusCode(201).extract().path("id");
    post("/api/v1/jobs", "{\"configurationId\":\"%s\"}".formatted(id))
        .statusCode(400)
        .body("errors[0].field", equalTo("overrides.promptWriter"))
        .body("errors[0].message", containsString("no language model is configured"));
  }

  @Test
  void lists_are_narrowed_by_tag_and_part_of_the_name_in_whatever_case() {
    String tag = UUID.randomUUID().toString();
    String rare = UUID.randomUUID().toString();
    save("Foxes 100%% " + rare, List.of(tag), FOX).statusCode(201);
    save("owls " + rare, List.of(tag), FOX).statusCode(201);
    save("bears " + rare, List.of("other"), FOX).statusCode(201);
    list(Map.of("tag", tag, "limit", 1))
        .body("items.name", equalTo(List.of("Foxes 100%% " + rare)))
        .body("total.value", equalTo(2));
    String next = list(Map.of("tag", tag, "limit", 1)).extract().path("next");
    list(Map.of("tag", tag, "limit", 1, "cursor", next))
        .body("items.name", equalTo(List.of("owls " + rare)))
        .body("next", nullValue());
    list(Map.of("q", "FOXES 100%% " + rare.substring(0, 8))).body("items.size()", equalTo(1));
    list(Map.of("q", rare)).body("total.value", equalTo(3));
    list(Map.of("q", "f_xes")).body("items", empty());
    given()
        .urlEncodingEnabled(false)
        .get(CONFIGURATIONS + "?q=%00")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("q"));
  }

  @Test
  void an_export_can_be_imported_elsewhere() {
    String tag = UUID.randomUUID().toString();
    String fox = name();
    String owl = name();
    String id = save(fox, List.of(tag), FOX).statusCode(201).extract().path("id");
    save(owl, List.of(tag), Map.of("keywords", List.of("owl"), "template", "a ${{Keyword}}"))
        .statusCode(201);
    var file =
        given()
            .queryParam("tag", tag)
            .get(CONFIGURATIONS + "/export")
            .then()
            .statusCode(200)
            .header(
                "Content-Disposition",
                matchesPattern("attachment; filename=\"configurations-\\d{4}-\\d\\d-\\d\\d.json\""))
            .body("configurations.name", hasItem(owl))
            .body("configurations[0].keySet().size()", equalTo(3))
            .extract()
            .asString();
    post(CONFIGURATIONS + "/import", file)
        .statusCode(200)
        .body("refused", equalTo(2))
        .body("items[0].errors[0].message", equalTo("expected a name that is not taken"));
    given().delete(CONFIGURATIONS + "/" + id).then().statusCode(204);
    post(CONFIGURATIONS + "/import", file.replaceFirst("\\{", "{\"onConflict\":\"skip\","))
        .statusCode(200)
        .body("created", equalTo(1))
        .body("skipped", equalTo(1));
    given()
        .queryParam("tag", tag)
        .get(CONFIGURATIONS + "/export")
        .then()
        .body("configurations.size()", equalTo(2));
  }

  @Test
  void any_number_of_them_is_exported() {
    String tag = UUID.randomUUID().toString();
    var many =
        IntStream.range(0, 230)
            .mapToObj(i -> Map.of("name", i + " of " + tag, "tags", List.of(tag), "settings", FOX))
            .toList();
    bring(Map.of("configurations", many)).statusCode(200).body("created", equalTo(230));
    given()
        .queryParam("tag", tag)
        .get(CONFIGURATIONS + "/export")
        .then()
        .body("configurations.name.unique().size()", equalTo(230))
        .body("configurations.size()", equalTo(230));
  }

  @Test
  void one_or_several_are_exported_by_their_ids() {
    String name = name();
    String id = save(name, List.of(), FOX).statusCode(201).extract().path("id");
    save(name(), List.of(), FOX).statusCode(201);
    given()
        .queryParam("id", id)
        .get(CONFIGURATIONS + "/export")
        .then()
        .statusCode(200)
        .body(
            "configurations",
            equalTo(List.of(Map.of("name", name, "tags", List.of(), "settings", FOX))));
    given()
        .queryParam("id", id, UUID.randomUUID())
        .get(CONFIGURATIONS + "/export")
        .then()
        .statusCode(404)
        .contentType(PROBLEM);
    given()
        .queryParam("id", "17")
        .get(CONFIGURATIONS + "/export")
        .then()
        .statusCode(400)
        .contentType(PROBLEM);
  }

  @Test
  void an_items_mistake_does_not_stop_the_others() {
    String there = name();
    String fresh = name();
    save(there, List.of(), FOX).statusCode(201);
    var items =
        List.of(
            item(there),
            Map.of("name", name(), "settings", Map.of("prompts", List.of("a"), "seed", -1)),
            item(fresh),
            item(fresh),
            17);
    var dryRun =
        bring(Map.of("configurations", items, "onConflict", "replace", "dryRun", true))
            .statusCode(200)
            .body("dryRun", equalTo(true))
            .body(
                "items.result",
                equalTo(List.of("replaced", "refused", "created", "replaced", "refused")))
            .body("items[1].errors[0].field", equalTo("configurations[1].settings.seed"))
            .body("items[4].errors[0].field", equalTo("configurations[4]"));
    list(Map.of("q", fresh)).body("items", empty());
    bring(Map.of("configurations", items, "onConflict", "replace"))
        .statusCode(200)
        .body("items.result", equalTo(dryRun.extract().path("items.result")))
        .body("created", equalTo(1))
        .body("replaced", equalTo(2))
        .body("refused", equalTo(2));
    list(Map.of("q", there)).body("items[0].version", equalTo(1));
  }

  @Test
  void an_import_has_its_limits() {
    bring(Map.of("configurations", Collections.nCopies(501, item("x"))))
        .statusCode(400)
        .body("errors[0].message", containsString("1 to 500 configurations, found a list of 501"));
    bring(Map.of("configurations", List.of(item("x")), "onConflict", "perhaps"))
        .statusCode(400)
        .body("errors[0].message", containsString("refuse, skip, replace"));
    bring(Map.of("configurations", List.of(17), "dryRun", true))
        .statusCode(200)
        .body("refused", equalTo(1));
    bring(Map.of()).statusCode(400).body("errors[0].field", equalTo("configurations"));
  }

  @Test
  void a_preview_shows_the_prompts_and_the_ratio_of_each_image() {
    given()
        .contentType("application/json")
        .queryParam("limit", 2)
        .body(
            Map.of(
                "keywords",
                List.of("fox", "owl", "bear"),
                "template",
                "a ${{Keyword}}",
                "variations",
                2,
                "aspectRatios",
                List.of("1:1", "16:9", "9:16")))
        .post(CONFIGURATIONS + "/preview")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("errors", empty())
        .body("generations", equalTo(3))
        .body("variations", equalTo(2))
        .body("totalImages", equalTo(6))
        .body("prompts.prompt", equalTo(List.of("a fox", "a owl")))
        .body("prompts.generation", equalTo(List.of(1, 2)))
        .body(
            "prompts.aspectRatios",
            equalTo(List.of(List.of("1:1", "16:9"), List.of("9:16", "1:1"))));
  }

  @Test
  void a_preview_answers_with_mistakes_instead_of_refusing() {
    post(CONFIGURATIONS + "/preview", "{\"prompts\":[\"a\"],\"generations\":0}")
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("errors[0].field", equalTo("settings.generations"))
        .body("totalImages", nullValue())
        .body("prompts", empty());
    post(CONFIGURATIONS + "/preview?limit=101", "{\"prompts\":[\"a\"]}")
        .statusCode(400)
        .body("errors[0].field", equalTo("limit"));
    post(CONFIGURATIONS + "/preview", "{\"keywords\":[\"a\"],\"promptWriter\":{\"count\":3}}")
        .statusCode(200)
        .body("promptWriter", equalTo(true))
        .body("totalImages", equalTo(3))
        .body("prompts", empty());
  }

  @Test
  void every_change_is_noted_and_no_refused_one() {
    String name = name();
    String id = save(name, List.of(), FOX).statusCode(201).extract().path("id");
    save(name, List.of(), FOX).statusCode(409);
    bring(Map.of("configurations", List.of(item(name)), "onConflict", "replace")).statusCode(200);
    given()
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body(item(name))
        .put(CONFIGURATIONS + "/" + id)
        .then()
        .statusCode(412);
    given().delete(CONFIGURATIONS + "/" + id).then().statusCode(204);
    given().delete(CONFIGURATIONS + "/" + id).then().statusCode(404);
    given()
        .queryParam("configurationId", id)
        .get("/api/v1/audit")
        .then()
        .statusCode(200)
        .body(
            "items.action",
            equalTo(
                List.of("delete-configuration", "replace-configuration", "create-configuration")))
        .body("items.outcome", equalTo(List.of("granted", "granted", "granted")))
        .body("items[1].detail", equalTo(Map.of("by", "import", "name", name)))
        .body("items[2].detail", equalTo(Map.of("name", name)));
  }

  @Test
  void of_changes_at_the_same_time_over_one_version_one_is_made() throws Exception {
    String name = name();
    String id = save(name, List.of(), FOX).statusCode(201).extract().path("id");
    Callable<Integer> change =
        () ->
            given()
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(item(name))
                .put(CONFIGURATIONS + "/" + id)
                .statusCode();
    try (var threads = Executors.newFixedThreadPool(4)) {
      assertThat(threads.invokeAll(Collections.nCopies(4, change)).stream().map(Future::resultNow))
          .containsExactlyInAnyOrder(200, 412, 412, 412);
    }
  }

  private static String name() {
    return "configuration " + UUID.randomUUID();
  }

  private static Map<String, ?> item(String name) {
    return Map.of("name", name, "settings", FOX);
  }

  private static ValidatableResponse bring(Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(CONFIGURATIONS + "/import")
        .then();
  }

  private static ValidatableResponse list(Map<String, ?> query) {
    return given().queryParams(query).get(CONFIGURATIONS).then().statusCode(200);
  }

  private static ValidatableResponse post(String door, String body) {
    return given().contentType("application/json").body(body).post(door).then();
  }

  private static ValidatableResponse save(String name, List<String> tags, Map<String, ?> settings) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", name, "tags", tags, "settings", settings))
        .post(CONFIGURATIONS)
        .then();
  }
}
