package imagefactory.verdicts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class CheckTest {
  private static final String PROBLEM = "application/problem+json";

  @Test
  void tries_the_rules_on_an_image_in_the_body() {
    given()
        .contentType("image/png")
        .body(Pictures.good(64, 36))
        .queryParam("aspectRatio", "16:9")
        .post("/api/v1/checks")
        .then()
        .statusCode(200)
        .body("passed", equalTo(true))
        .body("code", equalTo("passed"))
        .body("findings.inspector", contains("tiny", "ratio", "blank", "clipping", "blur"))
        .body("findings[1].reason", equalTo("64 × 36 is 0.0 % off 16:9, expected at most 5.0 %"));
  }

  @Test
  void tries_the_rules_on_an_image_in_a_form() {
    given()
        .multiPart("file", "flat.png", Pictures.flat(64, 64), "image/png")
        .multiPart("aspectRatio", "16:9")
        .post("/api/v1/checks")
        .then()
        .statusCode(200)
        .body("passed", equalTo(false))
        .body("code", equalTo("wrong_ratio"))
        .body("findings.code", contains("passed", "wrong_ratio", "blank", "passed", "blurred"))
        .body(
            "reason",
            equalTo(
                "wrong ratio: 64 × 64 is 77.8 % off 16:9, expected at most 5.0 %;"
                    + " blank: brightness varies by 0.0, expected at least 2.0;"
                    + " blurred: sharpness 0.0, expected at least 5.0"));
  }

  @Test
  void says_that_a_file_is_no_image() {
    given()
        .contentType(ContentType.BINARY)
        .body(Pictures.garbage())
        .post("/api/v1/checks")
        .then()
        .statusCode(200)
        .body("passed", equalTo(false))
        .body("code", equalTo("undecodable"))
        .body("findings.inspector", contains("decodable"));
  }

  @Test
  void keeps_no_upload() {
    given().contentType("image/png").body(Pictures.good(8, 8)).post("/api/v1/checks");
    given().multiPart("file", "a.png", Pictures.good(8, 8), "image/png").post("/api/v1/checks");

    Path uploads =
        ConfigProvider.getConfig().getValue("quarkus.http.body.uploads-directory", Path.class);
    await().untilAsserted(() -> assertThat(uploads).isEmptyDirectory());
  }

  @Test
  void refuses_no_bytes() {
    given()
        .contentType("image/png")
        .body(new byte[0])
        .post("/api/v1/checks")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors[0].field", equalTo("file"));
  }

  @Test
  void refuses_a_ratio_that_is_none() {
    given()
        .contentType("image/png")
        .body(Pictures.good(8, 8))
        .queryParam("aspectRatio", "wide")
        .post("/api/v1/checks")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", equalTo("validation"))
        .body("errors[0].field", equalTo("aspectRatio"))
        .body("errors[0].message", equalTo("expected width:height such as 16:9, found wide"));
  }

  @Test
  void makes_the_checks_that_are_named_and_no_others() {
    given()
        .contentType("image/png")
        .body(Pictures.flat(64, 64))
        .queryParam("checks", "ratio, duplicates")
        .post("/api/v1/checks")
        .then()
        .statusCode(200)
        .body("passed", equalTo(true))
        .body("findings.inspector", contains("tiny"));
  }

  @Test
  void names_every_field_that_cannot_be_read() {
    given()
        .contentType("image/png")
        .body(Pictures.good(64, 64))
        .queryParam("aspectRatio", "wide")
        .queryParam("checks", "blank,beauty")
        .queryParam("jobId", "mine")
        .post("/api/v1/checks")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors.field", contains("aspectRatio", "checks", "jobId"))
        .body(
            "errors[1].message",
            equalTo("expected some of [blank, blur, duplicates, ratio], found \"beauty\""));
  }

  @Test
  void refuses_a_form_without_a_file() {
    given()
        .multiPart("aspectRatio", "1:1")
        .post("/api/v1/checks")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors[0].message", equalTo("expected one file, found 0"));
  }

  @Test
  void refuses_a_form_with_two_files() {
    given()
        .multiPart("a", "a.png", Pictures.good(8, 8), "image/png")
        .multiPart("b", "b.png", Pictures.good(8, 8), "image/png")
        .post("/api/v1/checks")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors[0].message", equalTo("expected one file, found 2"));
  }

  @Test
  void refuses_what_claims_to_be_no_image() {
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/v1/checks")
        .then()
        .statusCode(415)
        .contentType(PROBLEM);
  }

  @Test
  void refuses_a_body_over_the_limit() {
    given()
        .contentType("image/png")
        .body(new byte[34 << 20])
        .post("/api/v1/checks")
        .then()
        .statusCode(413)
        .contentType(PROBLEM)
        .body("code", equalTo("body_too_large"));
  }

  @Test
  void lists_who_judges_and_by_which_thresholds() {
    given()
        .get("/api/v1/inspectors")
        .then()
        .statusCode(200)
        .body(
            "items.name",
            contains(
                "decodable",
                "hash",
                "size",
                "tiny",
                "ratio",
                "blank",
                "clipping",
                "blur",
                "duplicates",
                "vision"))
        .body("items.onByDefault", hasItems(true))
        .body("items.find { it.name == 'ratio' }.setting", equalTo("quality.checks.ratio"))
        .body("items.find { it.name == 'blank' }.thresholds.leastVariation", equalTo(2.0f))
        .body("items.find { it.name == 'blur' }.expects", containsString("at least 5.0"))
        .body("items.find { it.name == 'blur' }.on", equalTo(true))
        .body("items.find { it.name == 'vision' }.on", equalTo(false))
        .body("total.value", equalTo(10));
  }

  @Test
  void knows_no_verdict_on_an_image_it_never_saw() {
    given()
        .get("/api/v1/verdicts/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType(PROBLEM)
        .body("code", equalTo("not_found"))
        .body("detail", startsWith("image "));
    given().get("/api/v1/verdicts/not-an-id").then().statusCode(404).contentType(PROBLEM);
  }

  @Test
  void publishes_its_doors() {
    given()
        .accept(ContentType.JSON)
        .get("/openapi")
        .then()
        .statusCode(200)
        .body(
            "paths.keySet()",
            hasItems("/api/v1/verdicts/{imageId}", "/api/v1/inspectors", "/api/v1/checks"))
        .body(
            "paths.'/api/v1/checks'.post.requestBody.content.keySet()",
            hasItems("image/*", "multipart/form-data"));
  }
}
