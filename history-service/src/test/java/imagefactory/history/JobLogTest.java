package imagefactory.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import imagefactory.history.logs.JobLogs;
import imagefactory.history.logs.LogLine;
import imagefactory.history.logs.LogReference;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class JobLogTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Inject JobLogs logs;
  @Inject Jdbi jdbi;

  @Test
  void shows_the_lines_of_a_job_by_level_and_step_and_page(Stack stack) {
    UUID job = jobWithLog(stack);

    given()
        .get("/api/v1/history/jobs/{id}/logs", job)
        .then()
        .statusCode(200)
        .body("items.message", contains("one", "two", "three"))
        .body("items[0].level", equalTo("info"))
        .body("total.value", equalTo(3))
        .body("next", nullValue());
    given()
        .get("/api/v1/history/jobs/{id}/logs?level=warn", job)
        .then()
        .body("items.message", contains("two", "three"));
    given()
        .get("/api/v1/history/jobs/{id}/logs?step=judge", job)
        .then()
        .body("items.message", contains("two"));
    String next =
        given().get("/api/v1/history/jobs/{id}/logs?limit=2", job).then().extract().path("next");
    given()
        .get("/api/v1/history/jobs/{id}/logs?after={next}", job, next)
        .then()
        .body("items.message", contains("three"));
    given()
        .get("/api/v1/history/jobs/{id}/logs?after=7", job)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("after"));
    given()
        .get("/api/v1/history/jobs/{id}/logs?level=loud", job)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("level"));
  }

  @Test
  void gives_the_log_as_text_for_people(Stack stack) {
    UUID job = jobWithLog(stack);

    assertThat(given().accept("text/plain").get("/api/v1/history/jobs/{id}/logs", job).asString())
        .isEqualTo(
            """
            2026-11-20T12:00:00Z INFO  generate #1: one (12 ms)
            2026-11-20T12:00:00Z WARN  judge #1: two (12 ms)
            2026-11-20T12:00:00Z ERROR process #1: three (12 ms)
            """);
  }

  @Test
  void follows_the_log_and_resumes_where_a_listener_was(Stack stack) {
    UUID job = jobWithLog(stack);
    String path = "/api/v1/history/jobs/" + job + "/logs?follow";
    String seen;
    try (Heard heard = new Heard(path, null)) {
      assertThat(heard.next().name()).isEqualTo("ready");
      List<Heard.Event> lines = heard.next(3);
      assertThat(JsonPath.from(lines.get(1).data()).getString("message")).isEqualTo("two");
      seen = lines.get(1).id();
      log(stack, entry(job, Level.INFO, "finish", "four"));
      assertThat(JsonPath.from(heard.next().data()).getString("message")).isEqualTo("four");
    }
    try (Heard heard = new Heard(path, seen)) {
      heard.next();
      assertThat(heard.next(2))
          .extracting(event -> JsonPath.from(event.data()).getString("message"))
          .containsExactly("three", "four");
    }
  }

  @Test
  void writes_a_line_once_when_the_commit_fails_after_the_file_was_written(Stack stack)
      throws IOException {
    UUID job = Ids.next();
    List<LogLine> first = List.of(LogLine.of(Ids.next(), entry(job, Level.INFO, "a", "first")));
    List<LogLine> second =
        List.of(
            LogLine.of(Ids.next(), entry(job, Level.INFO, "b", "second")),
            LogLine.of(Ids.next(), entry(job, Level.INFO, "c", "third")));
    jdbi.useTransaction(tx -> logs.append(tx, first));

    assertThatThrownBy(() ->
            jdbi.useTransaction(tx -> {
              logs.append(tx, second);
              throw new IllegalStateException("killed between append and commit");
            }))
        .hasMessageContaining("killed");
    assertThat(lines(stack, job)).hasSize(3);
    assertThat(reference(job).entries()).isEqualTo(1);

    jdbi.useTransaction(tx -> logs.append(tx, second));
    assertThat(lines(stack, job)).hasSize(3).doesNotHaveDuplicates();
    assertThat(reference(job).entries()).isEqualTo(3);
  }

  @Test
  void writes_a_line_once_that_its_sender_sent_twice(Stack stack) throws IOException {
    Tale tale = new Tale().queued("twice", 1, 1, null);
    UUID line = Ids.next();
    try (Topics topics = new Topics(stack)) {
      topics.tell(tale.last());
      topics.log(line, entry(tale.job, Level.INFO, "a", "again"));
      topics.log(entry(tale.job, Level.INFO, "a", "other"));
      topics.log(line, entry(tale.job, Level.INFO, "a", "again"));
    }
    Reading.untilAllIsRead();

    assertThat(lines(stack, tale.job)).hasSize(2);
    given()
        .get("/api/v1/history/jobs/{id}/logs", tale.job)
        .then()
        .body("items.message", contains("again", "other"));
  }

  @Test
  void goes_on_when_someone_took_the_file_away(Stack stack) throws IOException {
    Tale tale = new Tale().queued("lost", 1, 1, null);
    tell(stack, tale);
    log(stack, entry(tale.job, Level.INFO, "a", "lost"));
    Reading.untilAllIsRead();
    Files.delete(stack.logs().resolve(reference(tale.job).reference()));
    log(stack, entry(tale.job, Level.INFO, "a", "new"));
    Reading.untilAllIsRead();

    given()
        .get("/api/v1/history/jobs/{id}/logs", tale.job)
        .then()
        .body("items.message", contains("new"));
  }

  @Test
  void has_an_empty_log_where_nothing_was_logged(Stack stack) {
    Tale tale = new Tale().queued("silent", 1, 1, null);
    tell(stack, tale);

    given()
        .get("/api/v1/history/jobs/{id}/logs", tale.job)
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    given().get("/api/v1/history/jobs/{id}/logs", Ids.next()).then().statusCode(404);
  }

  private static UUID jobWithLog(Stack stack) {
    Tale tale = new Tale().queued("logged", 1, 1, null);
    tell(stack, tale);
    log(stack, entry(tale.job, Level.INFO, "generate", "one"));
    log(stack, entry(tale.job, Level.WARN, "judge", "two"));
    log(stack, entry(tale.job, Level.ERROR, "process", "three"));
    Reading.untilAllIsRead();
    return tale.job;
  }

  private static LogEntry entry(UUID job, Level level, String step, String message) {
    return new LogEntry(job, null, NOON, level, step, null, 0, message, 12L, null);
  }

  private static void tell(Stack stack, Tale tale) {
    try (Topics topics = new Topics(stack)) {
      tale.events().forEach(topics::tell);
    }
    Reading.untilAllIsRead();
  }

  private static void log(Stack stack, LogEntry entry) {
    try (Topics topics = new Topics(stack)) {
      topics.log(entry);
    }
  }

  private LogReference reference(UUID job) {
    return logs.find(job).orElseThrow();
  }

  private List<String> lines(Stack stack, UUID job) throws IOException {
    Path file = stack.logs().resolve(reference(job).reference());
    return Files.readAllLines(file);
  }
}
