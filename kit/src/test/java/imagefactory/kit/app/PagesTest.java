package imagefactory.kit.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class PagesTest {
  private static final String LETTERS = "/api/v1/letters";

  @Test
  void following_the_links_shows_each_item_once() {
    List<Integer> seen = new ArrayList<>();
    String next = LETTERS + "?limit=50&from=0";
    int pages = 0;
    while (next != null) {
      var answer = given().urlEncodingEnabled(false).get(next);
      seen.addAll(answer.jsonPath().getList("items", Integer.class));
      String link = answer.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 120).boxed().toList());
  }

  @Test
  void the_last_page_has_no_next_and_totals_are_bounded() {
    given()
        .get(LETTERS + "?limit=500")
        .then()
        .body("items", hasSize(120))
        .body("next", nullValue())
        .body("total.value", equalTo(100))
        .body("total.relation", equalTo("gte"));
  }

  @Test
  void a_limit_out_of_range_is_refused() {
    for (String limit : List.of("0", "501", "-1", "many", "99999999999")) {
      given()
          .get(LETTERS + "?limit=" + limit)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("limit"))
          .body("errors[0].message", containsString(limit));
    }
  }

  @Test
  void a_garbled_cursor_is_refused() {
    given()
        .get(LETTERS + "?cursor=x!")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
  }
}
