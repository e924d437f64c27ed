package imagefactory.kit.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class ProblemsTest {
  private static final String LETTERS = "/api/v1/letters";

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("about:blank"))
        .body("status", equalTo(status))
        .body("title", not(equalTo(null)))
        .body("code", equalTo(code));
  }

  @Test
  void an_unknown_field_is_named() {
    problem(json("{\"id\":\"a\",\"stampz\":1}").post(LETTERS).then(), 400, "unknown_field")
        .body("errors[0].field", equalTo("stampz"));
  }

  @Test
  void a_wrong_type_says_what_was_expected() {
    problem(json("{\"id\":\"a\",\"stamps\":\"many\"}").post(LETTERS).then(), 400, "validation")
        .body("errors[0].field", equalTo("stamps"))
        .body("errors[0].message", equalTo("expected a number, but found many"));
    problem(json("{\"id\":\"a\",\"kind\":\"LOVE\"}").post(LETTERS).then(), 400, "validation")
        .body("errors[0].field", equalTo("kind"))
        .body("errors[0].message", containsString("CARD, PARCEL"));
    problem(json("{\"id\":[1]}").post(LETTERS).then(), 400, "validation")
        .body("errors[0].message", equalTo("expected a text"));
  }

  @Test
  void what_a_record_refuses_reaches_the_caller_in_its_words() {
    problem(json("{\"id\":\" \"}").post(LETTERS).then(), 400, "validation")
        .body("detail", containsString("expected an id, but found a blank one"));
  }

  @Test
  void a_body_that_is_no_json_is_told_where() {
    problem(json("{\"id\":").post(LETTERS).then(), 400, "invalid_json")
        .body("detail", containsString("line 1"));
    problem(json("[]").post(LETTERS).then(), 400, "validation");
  }

  @Test
  void a_missing_body_is_a_problem() {
    problem(given().contentType("application/json").post(LETTERS).then(), 400, "validation");
    problem(json("null").post(LETTERS).then(), 400, "validation");
    problem(given().noContentType().post(LETTERS).then(), 400, "validation");
  }

  @Test
  void a_body_may_be_absent_where_the_resource_says_so() {
    given().noContentType().post(LETTERS + "/collect").then().statusCode(200).body(equalTo("all"));
    json("{\"id\":\"a\"}").post(LETTERS + "/collect").then().statusCode(200).body(equalTo("a"));
  }

  @Test
  void what_is_not_there_is_not_found() {
    problem(given().get("/api/v1/nowhere").then(), 404, "not_found");
    problem(given().get(LETTERS + "/0199a2f4-0000-7000-8000-000000000000").then(), 404, "not_found")
        .body("detail", containsString("0199a2f4"));
  }

  @Test
  void an_id_that_is_no_id_names_nothing() {
    problem(given().get(LETTERS + "/no-id").then(), 404, "not_found");
  }

  @Test
  void a_query_parameter_that_cannot_be_read_is_the_callers_mistake() {
    problem(given().get(LETTERS + "?from=x").then(), 400, "validation")
        .body("errors[0].field", equalTo("from"))
        .body("errors[0].message", equalTo("expected a whole number, but found x"));
  }

  @Test
  void query_parameters_of_many_kinds_can_be_read() {
    given()
        .get(LETTERS + "/sorted?kind=parcel&on=2026-01-31&newest=true")
        .then()
        .statusCode(200)
        .body(equalTo("PARCEL 2026-01-31 true"));
    given().get(LETTERS + "/sorted").then().statusCode(200).body(equalTo("null null false"));
    problem(given().get(LETTERS + "/sorted?on=soon").then(), 400, "validation")
        .body("errors[0].field", equalTo("on"));
    problem(given().get(LETTERS + "/sorted?kind=love").then(), 400, "validation")
        .body("detail", containsString("expected one of [card, parcel], but found love"));
    problem(given().get(LETTERS + "/sorted?newest=perhaps").then(), 400, "validation");
  }

  @Test
  void method_and_media_types_that_do_not_fit_are_problems() {
    problem(given().delete(LETTERS).then(), 405, "method_not_allowed");
    problem(
        given().contentType("text/plain").body("x").post(LETTERS).then(),
        415,
        "unsupported_media_type");
    problem(given().accept("image/png").get(LETTERS).then(), 406, "not_acceptable");
  }

  @Test
  void an_unexpected_failure_tells_nothing_but_its_trace() {
    problem(given().get(LETTERS + "/broken").then(), 500, "internal")
        .body(not(containsString("secret")))
        .body(not(containsString("IllegalState")))
        .body("traceId", matchesPattern("[0-9a-f]{32}"));
  }

  @Test
  void a_body_over_the_limit_is_refused() {
    problem(
            json("{\"id\":\"" + "a".repeat(100_000) + "\"}").post(LETTERS).then(),
            413,
            "body_too_large")
        .body("detail", containsString("65536"));
  }

  @Test
  void a_chunked_body_over_the_limit_ends_the_connection_with_the_right_status()
      throws IOException {
    String chunk = "%x\r\n%s\r\n".formatted(8192, "a".repeat(8192));
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write(
          ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                      .formatted(LETTERS)
                  + "7\r\n{\"id\":\"\r\n"
                  + chunk.repeat(16)
                  + "0\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413");
    }
  }
}
