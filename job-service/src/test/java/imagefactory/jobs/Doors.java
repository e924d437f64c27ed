package imagefactory.jobs;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// job-service's REST doors, as a client uses them.
public final class Doors {
  private Doors() {}

  public static UUID submit(String body) {
    return UUID.fromString(post("/api/v1/jobs", body).statusCode(202).extract().<String>path("id"));
  }

  public static ValidatableResponse show(UUID job) {
    return given().get("/api/v1/jobs/" + job).then().statusCode(200);
  }

  public static ValidatableResponse post(String path, String body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  /// There is one lane: what an earlier test left in it would be waited for.
  public static void clearTheLane() {
    List<String> left = new ArrayList<>();
    var queue = given().get("/api/v1/queue").then().statusCode(200).extract();
    left.addAll(queue.path("queued.id"));
    left.addAll(queue.path("running.id"));
    left.forEach(id -> post("/api/v1/jobs/" + id + "/cancel", "{\"force\":true}").statusCode(202));
  }
}
