package imagefactory.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import imagefactory.contracts.ImageCommand.Abandon;
import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Settings;
import imagefactory.images.provider.ProvidersOnLoopback;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Images of providers over HTTP, through Kafka, PostgreSQL and the image store.
@QuarkusTest
@OnStack
@QuarkusTestResource(ProvidersOnLoopback.class)
class RemoteMakingTest {
  private static final Settings.Limits LIMITS = new Settings.Limits(10, 3, 10, 64);

  @Inject Jdbi jdbi;

  private final UUID jobId = Ids.next();
  private final UUID imageId = Ids.next();
  private Wire wire;

  @BeforeEach
  void open() {
    wire = new Wire(Stack.current());
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void an_image_is_ordered_looked_for_fetched_cut_and_paid() {
    String task = "whole-" + imageId;
    BigDecimal paid = paid();
    wire.send(generate("piapi", task + " of a fox", "1:1"));

    Generated made = answer(Generated.class);
    assertThat(made.temp().width()).isEqualTo(100);
    assertThat(made.temp().height()).isEqualTo(100);
    assertThat(made.cost()).isEqualByComparingTo(new BigDecimal("0.002"));
    assertThat(orders("/tasks", task)).isEqualTo(1);
    given()
        .get("/api/v1/images/" + imageId)
        .then()
        .body("providerTaskId", equalTo(task))
        .body("attempts.generate", equalTo(1));
    assertThat(paid().subtract(paid)).isEqualByComparingTo(new BigDecimal("0.002"));
    provider("piapi").body("imagesPaid", greaterThanOrEqualTo(1));
  }

  @Test
  void after_a_kill_between_two_looks_the_task_is_looked_at_and_not_ordered_again() {
    killed("kept", true);
    wire.send(generate("piapi", "kept of a fox", "3:2"));

    assertThat(answer(Generated.class).temp().width()).isEqualTo(150);
    assertThat(orders("/tasks", "kept")).isZero();
  }

  @Test
  void after_a_kill_while_it_was_ordered_an_image_fails_with_a_code_and_is_not_paid_twice() {
    killed(null, true);
    wire.send(generate("piapi", "lost of a fox", "1:1"));

    assertThat(answer(Failed.class).code()).isEqualTo("order_unknown");
    assertThat(orders("/tasks", "lost")).isZero();
  }

  @Test
  void half_a_picture_is_none() {
    wire.send(generate("piapi", "half-" + imageId, "1:1"));
    assertThat(answer(Failed.class).code()).isEqualTo("result_undecodable");
  }

  @Test
  void a_provider_that_is_not_configured_declines_and_is_listed_as_such() {
    wire.send(generate("stability", "a fox", "1:1"));

    assertThat(answer(Failed.class).code()).isEqualTo("provider_unconfigured");
    provider("stability").body("health", equalTo("unconfigured")).body("inUse", equalTo(0));
  }

  @Test
  void a_call_that_hangs_ends_when_nobody_waits_for_its_image_any_more() {
    // OpenAI may be asked for one image at a time here: the second is made when the first ends.
    wire.send(generate("openai", "hang " + imageId, "1:1"));
    await().until(() -> orders("/images", "hang " + imageId) == 1);
    provider("openai").body("inUse", equalTo(1)).body("limits.concurrent", equalTo(1));
    UUID next = Ids.next();
    wire.send(generate(next, "openai", "a fox after " + imageId, "1:1"));
    long began = System.nanoTime();
    wire.send(new Abandon(imageId, jobId, "cancelled"));

    assertThat(wire.answersAbout(next, 1)).singleElement().isInstanceOf(Generated.class);
    // Its own time-out is three minutes.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    given().get("/api/v1/images/" + imageId).then().body("state", equalTo("abandoned"));
  }

  @Test
  void providers_show_how_they_are_and_what_they_cost() {
    provider("openai")
        .body("health", equalTo("up"))
        .body("model", equalTo("gpt-image-1"))
        .body("circuit.state", equalTo("closed"))
        .body("prices.'high-1024x1024'", equalTo(0.167f));
    provider("test-card").body("health", equalTo("up")).body("costPerImage", equalTo(0));
  }

  @Test
  void what_went_wrong_and_was_tried_again_stands_in_the_log() {
    killed("gone-" + imageId, true);
    wire.send(generate("piapi", "gone", "1:1"));

    assertThat(answer(Failed.class).code()).isEqualTo("provider_declined");
    assertThat(wire.logOf(imageId, 1))
        .singleElement()
        .extracting(LogEntry::errorCode, LogEntry::message)
        .containsExactly("provider_declined", "piapi answered HTTP 404");
  }

  private BigDecimal paid() {
    return jdbi.withHandle(h ->
        h.createQuery("select coalesce(sum(cost), 0) from provider_bill where provider = 'piapi'")
            .mapTo(BigDecimal.class)
            .one());
  }

  /// As if a process had stored this much and then died.
  private void killed(@Nullable String task, boolean placing) {
    jdbi.useHandle(h ->
        h.createUpdate(
                """
                insert into image (id, job_id, index, provider, state, ordered_at, order_placing,
                  provider_task_id)
                values (:id, :job, 3, 'piapi', 'ordered', now(), :placing, :task)\
                """)
            .bind("id", imageId)
            .bind("job", jobId)
            .bind("placing", placing)
            .bind("task", task)
            .execute());
  }

  /// How many orders named the word.
  private static int orders(String door, String word) {
    String all = given().get(ProvidersOnLoopback.url() + door).asString();
    return (all.length() - all.replace(word, "").length()) / word.length();
  }

  private static ValidatableResponse provider(String name) {
    return given()
        .get("/api/v1/providers")
        .then()
        .statusCode(200)
        .rootPath("items.find { it.name == '%s' }".formatted(name));
  }

  private Generate generate(String provider, String prompt, String ratio) {
    return generate(imageId, provider, prompt, ratio);
  }

  private Generate generate(UUID image, String provider, String prompt, String ratio) {
    return new Generate(
        image, jobId, 3, prompt, 42, ratio, new Settings.Provider(provider, Map.of()), LIMITS);
  }

  private <T extends ImageEvent> T answer(Class<T> type) {
    return assertThat(wire.answersAbout(imageId, 1).getFirst()).asInstanceOf(type(type)).actual();
  }
}
