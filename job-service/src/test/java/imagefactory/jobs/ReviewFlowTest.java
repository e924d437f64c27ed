package imagefactory.jobs;

import static imagefactory.jobs.Doors.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.QcCommand;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person does with a failed image, from the door to the workers and back.
@QuarkusTest
@OnStack
class ReviewFlowTest {
  private static final String ONE =
      "{\"settings\":{\"prompts\":[\"a fox\"],\"processing\":{\"sharpening\":2,\"saturation\":1.1}}}";
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
  void a_rejected_image_is_processed_again_with_settings_of_its_own() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    post(
            "/api/v1/review/retry",
            "{\"imageIds\":[\"%s\"],\"processing\":{\"saturation\":1.8}}".formatted(image))
        .statusCode(202)
        .body("accepted", contains(image.toString()))
        .body("refused", empty());
    var process = workers.await(ImageCommand.Process.class, job);
    assertThat(process.processing().saturation()).isEqualTo(1.8);
    assertThat(process.processing().sharpening()).as("the job's own").isEqualTo(2);
    workers.processed(process);
    workers.await(JobEvent.ImageApproved.class, job);
    assertThat(workers.story(job))
        .extracting(Object::getClass)
        .endsWith(
            JobEvent.Completed.class,
            JobEvent.RetryRequested.class,
            JobEvent.RetryStarted.class,
            JobEvent.ImageApproved.class);
    Doors.show(job)
        .body("successfulImages", equalTo(1))
        .body("failedImages", equalTo(0))
        .body("settings.processing.saturation", equalTo(1.1f));
  }

  @Test
  void a_rejected_image_is_approved_as_it_is() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    review("approve", image).body("accepted", contains(image.toString()));
    var process = workers.await(ImageCommand.Process.class, job);
    assertThat(process.processing().saturation()).isEqualTo(1.1);
    workers.processed(process);
    workers.await(JobEvent.ImageApproved.class, job);
  }

  @Test
  void a_retry_that_fails_can_be_tried_again() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    review("retry", image);
    workers.processingFailed(workers.await(ImageCommand.Process.class, job));
    workers.await(JobEvent.RetryFailed.class, job);
    review("retry", image).body("accepted", contains(image.toString()));
    var second = workers.await(ImageCommand.Process.class, job, each -> each.attempt() == 2);
    workers.processed(second);
    workers.await(JobEvent.ImageApproved.class, job);
    review("retry", image)
        .body("accepted", empty())
        .body("refused[0].code", equalTo("image_approved"));
  }

  @Test
  void each_image_of_a_batch_is_answered_by_itself() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    UUID stranger = UUID.randomUUID();
    post("/api/v1/review/retry", "{\"imageIds\":[\"%s\",\"%s\"]}".formatted(stranger, image))
        .statusCode(202)
        .body("accepted", contains(image.toString()))
        .body("refused[0].id", equalTo(stranger.toString()))
        .body("refused[0].code", equalTo("image_unknown"));
  }

  @Test
  void a_deleted_image_takes_its_file_along() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    review("delete", image).body("accepted", contains(image.toString()));
    assertThat(workers.await(ImageCommand.Discard.class, job).imageId()).isEqualTo(image);
    review("delete", image).body("refused[0].code", equalTo("image_unknown"));
  }

  @Test
  void a_setting_out_of_its_range_is_named_and_nothing_is_retried() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    post(
            "/api/v1/review/retry",
            "{\"imageIds\":[\"%s\"],\"processing\":{\"saturation\":3}}".formatted(image))
        .statusCode(400)
        .body("errors[0].field", equalTo("processing.saturation"));
    post("/api/v1/review/retry", "{\"imageIds\":[]}")
        .statusCode(400)
        .body("errors[0].field", equalTo("imageIds"));
    review("approve", image).body("accepted", contains(image.toString()));
  }

  @Test
  void a_deleted_job_is_hidden_and_its_files_go() {
    UUID job = Doors.submit(ONE);
    UUID image = rejected(job);
    io.restassured.RestAssured.given().delete("/api/v1/jobs/" + job).then().statusCode(204);
    io.restassured.RestAssured.given().get("/api/v1/jobs/" + job).then().statusCode(404);
    assertThat(workers.await(ImageCommand.Discard.class, job).imageId()).isEqualTo(image);
    workers.await(JobEvent.Deleted.class, job);
    review("retry", image).body("refused[0].code", equalTo("image_unknown"));
  }

  private io.restassured.response.ValidatableResponse review(String verb, UUID image) {
    return post("/api/v1/review/" + verb, "{\"imageIds\":[\"%s\"]}".formatted(image))
        .statusCode(202);
  }

  private UUID rejected(UUID job) {
    var generate = workers.await(ImageCommand.Generate.class, job);
    workers.generated(generate);
    workers.judged(workers.await(QcCommand.Judge.class, job), false);
    workers.await(JobEvent.Completed.class, job);
    return generate.imageId();
  }
}
