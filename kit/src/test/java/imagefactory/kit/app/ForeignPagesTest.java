package imagefactory.kit.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The application is bound to loopback and has no login.
@QuarkusTest
@OnStack
class ForeignPagesTest {
  private static final String WHO = "/api/v1/letters/who";

  @Test
  void whoever_sits_at_the_machine_may_do_everything() {
    given().get(WHO).then().statusCode(200).body(equalTo("local"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8081", "127.0.0.1.evil.example", "192.168.1.7"})
  void a_foreign_host_name_is_refused(String host) {
    given()
        .header("Host", host)
        .get(WHO)
        .then()
        .statusCode(403)
        .body("code", equalTo("foreign_page"));
    given().header("Host", host).get("/q/health").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example:80", "%%"})
  void a_page_from_elsewhere_is_refused(String origin) {
    given()
        .header("Origin", origin)
        .post(WHO)
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8084", "http://127.0.0.1:3000", "http://[::1]:80"})
  void a_page_of_this_machine_is_welcome(String origin) {
    given().header("Origin", origin).get(WHO).then().statusCode(200);
  }
}
