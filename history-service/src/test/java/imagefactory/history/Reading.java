package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/// Waits for history, by what it says of itself.
public final class Reading {
  private Reading() {}

  /// All that was written before the call.
  public static void untilAllIsRead() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> given().get("/api/v1/history/status").<Integer>path("lag") == 0);
  }
}
