package imagefactory.kit.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Consumed;
import imagefactory.kit.Room;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class TraceTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Inject LettersInbox inbox;

  @Test
  void one_trace_goes_from_the_request_over_kafka_to_the_readers_log(Stack stack) {
    String id = UUID.randomUUID().toString();
    try (Consumed topic = Room.of(stack, "image").consume("image-events")) {
      given()
          .contentType("application/json")
          .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
          .body(Map.of("id", id, "text", "hello"))
          .post("/api/v1/letters")
          .then()
          .statusCode(202);

      var sent =
          topic
              .until(all ->
                  all.stream()
                      .anyMatch(r -> new String(r.key(), StandardCharsets.UTF_8).equals(id)))
              .getLast();
      assertThat(
              new String(sent.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
          .startsWith("00-" + TRACE + "-");
      assertThat(new String(sent.headers().lastHeader("name").value(), StandardCharsets.UTF_8))
          .isEqualTo(id);
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(inbox.logged())
                .anySatisfy(log ->
                    assertThat(log).containsEntry("letterId", id).containsEntry("traceId", TRACE)));
  }
}
