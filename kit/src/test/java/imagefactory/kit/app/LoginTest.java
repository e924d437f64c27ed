package imagefactory.kit.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.teststack.OnStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
@QuarkusTestResource(value = Login.class, restrictToAnnotatedClass = true)
class LoginTest {
  private static final String WHO = "/api/v1/letters/who";
  private static final String PROBLEM = "application/problem+json";

  @Test
  void without_a_token_nobody_comes_in() {
    given()
        .get(WHO)
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .body("code", equalTo("unauthorized"));
  }

  @Test
  void a_forged_token_does_not_help() {
    String token = Login.token("ann", "viewer");
    given()
        .auth()
        .oauth2(token.substring(0, token.length() - 10) + "AAAAAAAAAA")
        .get(WHO)
        .then()
        .statusCode(401)
        .contentType(PROBLEM);
  }

  @Test
  void a_role_opens_its_doors_and_no_other() {
    given()
        .auth()
        .oauth2(Login.token("ann", "viewer"))
        .get(WHO)
        .then()
        .statusCode(200)
        .body(equalTo("ann"));
    given()
        .auth()
        .oauth2(Login.token("bob", "guest"))
        .get(WHO)
        .then()
        .statusCode(403)
        .contentType(PROBLEM)
        .body("code", equalTo("forbidden"));
  }

  @Test
  void with_a_login_any_host_name_and_origin_will_do() {
    given()
        .auth()
        .oauth2(Login.token("ann", "viewer"))
        .header("Host", "factory.example")
        .header("Origin", "https://console.example")
        .get(WHO)
        .then()
        .statusCode(200);
  }
}
