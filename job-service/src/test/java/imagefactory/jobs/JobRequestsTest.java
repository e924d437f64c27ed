package imagefactory.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobRefused;
import imagefactory.contracts.JobRequest;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What other services ask over Kafka is granted as over HTTP, once, or refused with a reason.
@QuarkusTest
@OnStack
class JobRequestsTest {
  private static final Map<String, Object> ONE = Map.of("prompts", List.of("a fox"));
  private final UUID job = Ids.next();
  private Workers workers;

  @BeforeEach
  void open() {
    Doors.clearTheLane();
    workers = new Workers(Stack.current());
  }

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void a_job_begins_under_the_id_that_its_sender_chose() {
    workers.ask(start(ONE), Ids.next());
    workers.await(ImageCommand.Generate.class, job);
    Doors.show(job).body("status", equalTo("running")).body("label", equalTo("from the shop"));
  }

  @Test
  void the_same_request_twice_begins_one_job_and_is_refused_nothing() {
    UUID id = Ids.next();
    workers.ask(start(ONE), id);
    workers.ask(start(ONE), id);
    workers.ask(new JobRequest.Pause(job), Ids.next());
    workers.await(JobEvent.Paused.class, job);
    assertThat(workers.refusals(job)).isEmpty();
  }

  @Test
  void another_request_for_the_same_job_is_refused() {
    workers.ask(start(ONE), Ids.next());
    workers.ask(start(ONE), Ids.next());
    assertThat(workers.await(JobRefused.class, job).code()).isEqualTo("job_exists");
  }

  @Test
  void a_mistake_is_named_in_the_refusal() {
    UUID id = Ids.next();
    workers.ask(start(Map.of("prompts", List.of("a fox"), "variations", 21)), id);
    JobRefused refused = workers.await(JobRefused.class, job);
    assertThat(refused.code()).isEqualTo("validation");
    assertThat(refused.requestId()).isEqualTo(id.toString());
    assertThat(refused.errors())
        .containsExactly(
            new JobRefused.Mistake(
                "settings.variations", "expected a whole number from 1 to 20, found 21"));
    given().get("/api/v1/jobs/" + job).then().statusCode(404);
  }

  @Test
  void a_request_for_a_job_that_nobody_knows_is_refused() {
    workers.ask(new JobRequest.Cancel(job, true), Ids.next());
    assertThat(workers.await(JobRefused.class, job).code()).isEqualTo("job_unknown");
  }

  @Test
  void a_job_is_paused_resumed_cancelled_and_run_again() {
    workers.ask(start(ONE), Ids.next());
    workers.ask(new JobRequest.Pause(job), Ids.next());
    workers.ask(new JobRequest.Resume(job), Ids.next());
    workers.ask(new JobRequest.Cancel(job, true), Ids.next());
    UUID again = Ids.next();
    workers.ask(new JobRequest.Rerun(job, again, Map.of("variations", 2)), Ids.next());
    workers.await(JobEvent.Queued.class, again);
    workers.await(JobEvent.Cancelled.class, job);
    assertThat(workers.story(job))
        .extracting(Object::getClass)
        .contains(JobEvent.Paused.class, JobEvent.Resumed.class, JobEvent.Cancelled.class);
    Doors.show(again)
        .body("rerunOf", equalTo(job.toString()))
        .body("label", equalTo("from the shop (Rerun)"))
        .body("totalImages", equalTo(2));
  }

  @Test
  void what_was_asked_is_known_with_its_asker() {
    workers.ask(start(ONE), Ids.next());
    workers.await(JobEvent.Queued.class, job);
    given()
        .get("/api/v1/audit?jobId=" + job)
        .then()
        .statusCode(200)
        .body("items[0].action", equalTo("submit"))
        .body("items[0].actor", equalTo("/image-factory/a-shop"))
        .body("items[0].outcome", equalTo("granted"));
  }

  private JobRequest start(Map<String, Object> settings) {
    return new JobRequest.Start(
        job, null, settings, Map.of(), "from the shop", List.of(), null, null);
  }
}
