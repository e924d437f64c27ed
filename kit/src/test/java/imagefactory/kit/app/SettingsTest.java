package imagefactory.kit.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// The shared settings take effect in an application that only names itself.
@QuarkusTest
@OnStack
class SettingsTest {
  @Inject Jdbi jdbi;

  @Test
  void the_owner_migrates_and_the_application_may_only_touch_rows() {
    var owners =
        jdbi.withHandle(h ->
            h.select(
                    "select distinct tableowner from pg_tables where schemaname = current_schema()")
                .mapTo(String.class)
                .list());
    assertThat(owners).containsExactly("image_owner");
    assertThat(one("select current_user")).isEqualTo("image_app");
    assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute("create table mine (id int)")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void every_statement_has_a_limit() {
    assertThat(one("show statement_timeout")).isEqualTo("30s");
    assertThat(one("show lock_timeout")).isEqualTo("10s");
    assertThat(one("show idle_in_transaction_session_timeout")).isEqualTo("1min");
    assertThat(one("show application_name")).isEqualTo("kit-test");
  }

  private String one(String sql) {
    return jdbi.withHandle(h -> h.select(sql).mapTo(String.class).one());
  }

  @Test
  void the_doors_everyone_expects_are_open() {
    given()
        .get("/q/health/live")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("inbox", "outbox relays"));
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/started").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200).body(containsString("outbox_sent_total"));
    given()
        .accept("application/json")
        .get("/openapi")
        .then()
        .statusCode(200)
        .body("openapi", startsWith("3.1"));
  }
}
