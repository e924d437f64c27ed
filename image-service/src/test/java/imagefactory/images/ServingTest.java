package imagefactory.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.Settings;
import imagefactory.contracts.StoredFile;
import imagefactory.kit.ids.Ids;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Limits;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files, ranges, thumbnails and providers over HTTP.
@QuarkusTest
@OnStack
class ServingTest {
  @Inject BrokenStore store;

  private final UUID imageId = Ids.next();
  private StoredFile file;
  private byte[] whole;

  @BeforeEach
  void make() throws Exception {
    try (var wire = new Wire(Stack.current())) {
      wire.send(
          new Generate(
              imageId,
              Ids.next(),
              0,
              "a fox",
              1,
              "2:1",
              new Settings.Provider("test-card", Map.of("size", 128)),
              new Settings.Limits(10, 3, 10, 64)));
      file =
          assertThat(wire.answersAbout(imageId, 1).getFirst())
              .asInstanceOf(type(Generated.class))
              .actual()
              .temp();
    }
    try (var in = store.open(file.key())) {
      whole = in.readAllBytes();
    }
  }

  @Test
  void serves_the_whole_file_with_its_tag() {
    byte[] body =
        given()
            .get(path())
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("ETag", '"' + file.sha256() + '"')
            .header("Accept-Ranges", "bytes")
            .header("Content-Length", String.valueOf(file.bytes()))
            .extract()
            .asByteArray();
    assertThat(body).isEqualTo(whole);
  }

  @Test
  void tells_about_a_file_without_sending_it() {
    given().head(path()).then().statusCode(200).header("ETag", '"' + file.sha256() + '"');
  }

  @Test
  void serves_a_range() {
    byte[] body =
        given()
            .header("Range", "bytes=8-15")
            .get(path())
            .then()
            .statusCode(206)
            .header("Content-Range", "bytes 8-15/" + file.bytes())
            .extract()
            .asByteArray();
    assertThat(body).isEqualTo(Arrays.copyOfRange(whole, 8, 16));
  }

  @Test
  void refuses_a_range_behind_the_end() {
    given()
        .header("Range", "bytes=" + file.bytes() + "-")
        .get(path())
        .then()
        .statusCode(416)
        .contentType("application/problem+json")
        .header("Content-Range", "bytes */" + file.bytes())
        .body("code", equalTo("range_not_satisfiable"));
  }

  @Test
  void does_not_send_again_what_the_client_has() {
    given()
        .header("If-None-Match", '"' + file.sha256() + '"')
        .get(path())
        .then()
        .statusCode(304)
        .header("ETag", '"' + file.sha256() + '"');
  }

  @Test
  void serves_a_thumbnail_and_keeps_it() throws Exception {
    var first = given().get(path() + "?width=32").then().statusCode(200).extract();
    store.delete(file.key());
    var second = given().get(path() + "?width=32").then().statusCode(200).extract();

    assertThat(new Decoder(Limits.DEFAULT).decode(first.asByteArray()))
        .asInstanceOf(type(Decoded.class))
        .satisfies(decoded -> {
          assertThat(decoded.bitmap().width()).isEqualTo(32);
          assertThat(decoded.bitmap().height()).isEqualTo(16);
        });
    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    given()
        .header("If-None-Match", first.header("ETag"))
        .get(path() + "?width=32")
        .then()
        .statusCode(304);
    byte[] part =
        given()
            .header("Range", "bytes=1-3")
            .get(path() + "?width=32")
            .then()
            .statusCode(206)
            .contentType("image/png")
            .extract()
            .asByteArray();
    assertThat(part).isEqualTo(new byte[] {'P', 'N', 'G'});
  }

  @Test
  void serves_the_original_where_a_thumbnail_would_be_larger() {
    given()
        .get(path() + "?width=2000")
        .then()
        .statusCode(200)
        .header("ETag", '"' + file.sha256() + '"');
  }

  @Test
  void refuses_a_width_out_of_range() {
    given()
        .get(path() + "?width=3")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("width"));
  }

  @Test
  void knows_no_file_of_an_unknown_image() {
    given()
        .get("/api/v1/images/" + Ids.next() + "/file")
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
  }

  @Test
  void says_when_a_file_is_gone() throws Exception {
    store.delete(file.key());
    given().get(path()).then().statusCode(404).body("code", equalTo("file_missing"));
  }

  @Test
  void lists_providers_with_their_options() {
    given()
        .get("/api/v1/providers")
        .then()
        .statusCode(200)
        .body("items.name", hasItems("embedded", "test-card"))
        .body("items.find { it.name == 'embedded' }.options[0].name", equalTo("size"))
        .body("items.find { it.name == 'embedded' }.costPerImage", equalTo(0));
  }

  @Test
  void publishes_its_doors() {
    given().get("/openapi").then().statusCode(200).body(containsString("/api/v1/images/{id}/file"));
  }

  private String path() {
    return "/api/v1/images/" + imageId + "/file";
  }
}
