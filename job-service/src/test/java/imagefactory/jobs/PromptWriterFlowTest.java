package imagefactory.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.jobs.writer.ModelOnLoopback;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A job whose prompts a language model writes, through the real PostgreSQL, Kafka and HTTP.
@QuarkusTest
@OnStack
@QuarkusTestResource(value = ModelOnLoopback.class, restrictToAnnotatedClass = true)
class PromptWriterFlowTest {
  @Inject Jdbi jdbi;
  private Workers workers;

  @BeforeEach
  void clear_the_lane() {
    Doors.clearTheLane();
  }

  @BeforeEach
  void open() {
    workers = new Workers(Stack.current());
  }

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void a_job_is_initializing_until_its_prompts_are_there_and_then_orders_its_images() {
    UUID job = submit("\"patience one\",\"patience two\"", 2);
    awaitAsked("patience one");
    Doors.show(job)
        .body("status", equalTo("running"))
        .body("progress.step", equalTo("initialization"))
        .body("totalImages", equalTo(2));
    given().get(ModelOnLoopback.door("/release")).then().statusCode(200);
    workers.await(JobEvent.PromptsWritten.class, job, each -> each.model().equals("test-model"));
    workers.await(
        ImageCommand.Generate.class,
        job,
        each -> each.prompt().equals("a painting of patience one"));
    workers.await(
        ImageCommand.Generate.class,
        job,
        each -> each.prompt().equals("a painting of patience two"));
    Doors.show(job).body("progress.step", equalTo("image_generation"));
    assertThat(leftovers(job)).isZero();
  }

  @Test
  void a_batch_that_came_is_not_asked_for_again() {
    String word = UUID.randomUUID().toString();
    String keywords =
        "\"%1$s\"%2$s,\"stumble %1$s\"".formatted(word, (",\"" + word + "\"").repeat(19));
    UUID job = submit(keywords, 21);
    assertThat(workers.await(JobEvent.PromptsWritten.class, job).count()).isEqualTo(21);
    workers.await(LogEntry.class, job, each -> each.message().equals("wrote prompts 1–20"));
    assertThat(timesAsked(word)).isEqualTo(3);
    assertThat(timesAsked("stumble " + word)).isEqualTo(2);
  }

  @Test
  void where_nobody_answers_the_job_fails_before_an_image_is_ordered() {
    failsWithout("down", "prompt_writer_unavailable", "attempt 3 of 4: answered HTTP 500", 3);
  }

  @Test
  void where_nothing_sensible_is_answered_the_job_fails_before_an_image_is_ordered() {
    failsWithout("gibberish", "prompt_writer_bad_answer", "attempt 4 of 4: expected JSON", 4);
  }

  @Test
  void where_the_model_refuses_it_is_not_asked_again() {
    failsWithout(
        "login", "prompt_writer_refused", "the prompt writer refused: answered HTTP 401", 1);
  }

  @Test
  void a_model_that_asks_to_wait_too_long_counts_as_unavailable() {
    failsWithout("tomorrow", "prompt_writer_unavailable", "and asks to wait 86400 s", 1);
  }

  @Test
  void a_model_that_asks_to_wait_is_left_alone_so_long() {
    String word = "busy " + UUID.randomUUID();
    UUID job = submit("\"%s\"".formatted(word), 1);
    LogEntry line = workers.await(LogEntry.class, job, each -> each.errorCode() != null);
    assertThat(line.message()).isEqualTo("prompts 1–1, attempt 1 of 4: answered HTTP 429");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(waitsLongerThan(job, Duration.ofSeconds(5))).isTrue());
    assertThat(timesAsked(word)).isEqualTo(1);
  }

  private void failsWithout(String behaviour, String code, String message, int asked) {
    String word = behaviour + " " + UUID.randomUUID();
    UUID job = submit("\"%s\"".formatted(word), 1);
    workers.await(JobEvent.Failed.class, job, failed -> failed.code().equals(code));
    assertThat(workers.story(job))
        .extracting(Object::getClass)
        .containsExactly(JobEvent.Queued.class, JobEvent.Started.class, JobEvent.Failed.class);
    Doors.show(job)
        .body("status", equalTo("failed"))
        .body("errorCode", equalTo(code))
        .body("errorMessage", containsString(message))
        .body(not(containsString("hush")))
        .body("failedImages", equalTo(1));
    assertThat(timesAsked(word)).isEqualTo(asked);
    assertThat(leftovers(job)).isZero();
  }

  @Test
  void a_cancelled_job_gets_no_prompts_and_frees_its_lane() {
    String word = "hang " + UUID.randomUUID();
    UUID job = submit("\"%s\"".formatted(word), 1);
    awaitAsked(word);
    Doors.post("/api/v1/jobs/" + job + "/cancel", "{}").statusCode(202);
    UUID next = submit("\"fox\"", 1);
    workers.await(ImageCommand.Generate.class, next);
    Doors.show(job).body("status", equalTo("cancelled")).body("cancelledImages", equalTo(1));
  }

  private static UUID submit(String keywords, int count) {
    return Doors.submit(
        "{\"settings\":{\"keywords\":[%s],\"promptWriter\":{\"count\":%d}}}"
            .formatted(keywords, count));
  }

  private static void awaitAsked(String word) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(timesAsked(word)).isPositive());
  }

  private static int timesAsked(String word) {
    String times =
        given()
            .urlEncodingEnabled(false)
            .get(ModelOnLoopback.door("/asked?") + word.replace(" ", "%20"))
            .asString();
    return Integer.parseInt(times);
  }

  private boolean waitsLongerThan(UUID job, Duration time) {
    return jdbi.withHandle(tx ->
        tx.createQuery(
                """
                select count(*) > 0 from task
                where id = :job and leased_until is null and available_at > now() + :time
                """)
            .bind("job", job)
            .bind("time", time)
            .mapTo(Boolean.class)
            .one());
  }

  private int leftovers(UUID job) {
    return jdbi.withHandle(tx ->
        tx.createQuery("select count(*) from written_prompts where job_id = :job")
            .bind("job", job)
            .mapTo(Integer.class)
            .one());
  }
}
