package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class OpenApiTest {
  @Test
  void publishes_its_doors_and_what_they_answer() {
    var api =
        given()
            .accept("application/json")
            .get("/openapi")
            .then()
            .statusCode(200)
            .body("openapi", startsWith("3.1"));
    for (String path :
        List.of(
            "jobs",
            "jobs/{id}",
            "jobs/{id}/images",
            "jobs/{id}/items",
            "jobs/{id}/events",
            "jobs/{id}/logs",
            "jobs/{id}/export",
            "jobs/{id}/export/report",
            "exports",
            "images",
            "images/{id}",
            "images/counts",
            "gallery",
            "review",
            "statistics",
            "stream",
            "status",
            "dead-letters",
            "dead-letters/{id}",
            "dead-letters/{id}/replay",
            "rebuild",
            "retention",
            "archives",
            "archives/{name}/restore",
            "erase")) {
      api.body("paths", hasKey("/api/v1/history/" + path));
    }
    api.body(
            "paths.'/api/v1/history/jobs/{id}'.get.responses.'200'.content.'application/json'.schema.'$ref'",
            equalTo("#/components/schemas/Job"))
        .body(
            "components.schemas.Job.properties.keySet()",
            hasItems("id", "externalId", "status", "progress", "settings", "attributes"))
        .body(
            "components.schemas.Image.properties.keySet()",
            hasItems("imageMappingId", "qcStatus", "tempImagePath", "finalImagePath", "metadata"))
        .body("components.schemas.Relation.enum", contains("eq", "gte"));
  }
}
