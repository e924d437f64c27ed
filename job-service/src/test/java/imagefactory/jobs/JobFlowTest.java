package imagefactory.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.QcCommand;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A job on its way through the real PostgreSQL and the real Kafka.
@QuarkusTest
@OnStack
class JobFlowTest {
  private static final String ONE = "{\"settings\":{\"prompts\":[\"a fox\"]}}";
  private static final String TWO = "{\"settings\":{\"prompts\":[\"a fox\",\"an owl\"]}}";
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
  void a_job_goes_its_way_from_queued_to_completed() {
    UUID job = Doors.submit(ONE);
    workers.generated(workers.await(ImageCommand.Generate.class, job));
    workers.judged(workers.await(QcCommand.Judge.class, job), true);
    workers.processed(workers.await(ImageCommand.Process.class, job));
    workers.await(JobEvent.Completed.class, job);
    assertThat(workers.story(job))
        .extracting(Object::getClass)
        .containsExactly(
            JobEvent.Queued.class,
            JobEvent.Started.class,
            JobEvent.ImageOrdered.class,
            JobEvent.ImageGenerated.class,
            JobEvent.ImageJudged.class,
            JobEvent.ImageApproved.class,
            JobEvent.Completed.class);
    Doors.show(job)
        .body("status", equalTo("completed"))
        .body("successfulImages", equalTo(1))
        .body("progress.percent", equalTo(100));
  }

  @Test
  void the_story_is_told_in_an_unbroken_sequence() {
    UUID job = Doors.submit(ONE);
    workers.generated(workers.await(ImageCommand.Generate.class, job));
    workers.judged(workers.await(QcCommand.Judge.class, job), false);
    workers.await(JobEvent.Completed.class, job);
    int length = workers.story(job).size();
    assertThat(workers.sequences()).containsAll(LongStream.rangeClosed(1, length).boxed().toList());
  }

  @Test
  void an_image_is_counted_once_though_it_is_reported_twice() {
    UUID job = Doors.submit(TWO);
    var first = workers.await(ImageCommand.Generate.class, job, command -> command.index() == 0);
    var second = workers.await(ImageCommand.Generate.class, job, command -> command.index() == 1);
    workers.generationFailed(first);
    workers.generationFailed(first);
    workers.generated(second);
    workers.judged(workers.await(QcCommand.Judge.class, job), false);
    workers.await(JobEvent.Completed.class, job);
    Doors.show(job).body("failedImages", equalTo(2)).body("successfulImages", equalTo(0));
  }

  @Test
  void one_job_runs_and_the_next_waits_for_its_lane() {
    UUID running = Doors.submit(ONE);
    UUID waiting = Doors.submit(ONE);
    var generate = workers.await(ImageCommand.Generate.class, running);
    Doors.show(waiting).body("status", equalTo("queued"));
    workers.generationFailed(generate);
    workers.await(JobEvent.Failed.class, running);
    workers.generationFailed(workers.await(ImageCommand.Generate.class, waiting));
    workers.await(JobEvent.Failed.class, waiting);
    Doors.show(waiting)
        .body("status", equalTo("failed"))
        .body("errorCode", equalTo("no_image_came"));
  }

  @Test
  void a_forced_cancel_gives_up_what_is_in_flight_and_stays_cancelled() {
    UUID job = Doors.submit(TWO);
    var generate = workers.await(ImageCommand.Generate.class, job);
    given()
        .contentType("application/json")
        .body("{\"force\":true}")
        .post("/api/v1/jobs/" + job + "/cancel")
        .then()
        .statusCode(202)
        .body("status", equalTo("cancelled"))
        .body("cancelledImages", equalTo(2));
    workers.await(ImageCommand.Abandon.class, job);
    workers.generated(generate);
    UUID next = Doors.submit(ONE);
    workers.generationFailed(workers.await(ImageCommand.Generate.class, next));
    workers.await(JobEvent.Failed.class, next);
    Doors.show(job).body("status", equalTo("cancelled")).body("cancelledImages", equalTo(2));
  }

  @Test
  void a_normal_cancel_lets_what_is_in_flight_finish() {
    UUID job =
        Doors.submit(
            "{\"settings\":{\"prompts\":[\"a\",\"b\",\"c\"],\"quality\":{\"enabled\":false},\"limits\":{\"inFlight\":1}}}");
    var generate = workers.await(ImageCommand.Generate.class, job);
    given()
        .contentType("application/json")
        .post("/api/v1/jobs/" + job + "/cancel")
        .then()
        .statusCode(202);
    workers.generated(generate);
    workers.processed(workers.await(ImageCommand.Process.class, job));
    workers.await(JobEvent.ImageApproved.class, job);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            Doors.show(job)
                .body("status", equalTo("cancelled"))
                .body("successfulImages", equalTo(1))
                .body("cancelledImages", equalTo(2)));
  }
}
