package imagefactory.history.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.history.HistoryHandler;
import imagefactory.history.Reading;
import imagefactory.history.Tale;
import imagefactory.history.Topics;
import imagefactory.history.logs.JobLogs;
import imagefactory.history.retention.Retention.RebuildRunsException;
import imagefactory.history.timeline.DerivedId;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes by its age or for good, and what comes back.
@QuarkusTest
@OnStack
class RetentionTest {
  private static final Instant LONG_AGO = Instant.parse("2020-03-01T12:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2021-01-01T00:00:00Z"), ZoneOffset.UTC);

  @Inject Jdbi jdbi;
  @Inject JobLogs logs;
  @Inject HistoryHandler handler;

  private final String kind = "kind-" + Ids.next();
  private Path folder;
  private Retention retention;
  private Archives archives;
  private Erasure erasure;

  private record Chosen(String kind, Path archive) implements RetentionSettings {
    @Override
    public Optional<String> rules() {
      return Optional.of(kind + ":completed=200d, " + kind + ":failed=3650d");
    }

    @Override
    public Duration every() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration feed() {
      return Duration.ofDays(90);
    }

    @Override
    public Duration restored() {
      return Duration.ofDays(30);
    }

    @Override
    public int jobs() {
      return 2;
    }

    @Override
    public int batches() {
      return 10;
    }
  }

  @BeforeEach
  void choose(@TempDir Path made) {
    folder = made;
    Chosen chosen = new Chosen(kind, folder);
    retention = new Retention(jdbi, logs, chosen, CLOCK);
    archives = new Archives(jdbi, handler, chosen, CLOCK);
    erasure = new Erasure(jdbi, retention, chosen, CLOCK);
  }

  @Test
  void archives_what_is_too_old_and_brings_it_back(Stack stack) throws Exception {
    List<UUID> old =
        List.of(
            job(stack, "a", "completed"),
            job(stack, "b", "completed"),
            job(stack, "c", "completed"));
    UUID failed = job(stack, "d", "failed");
    Reading.untilAllIsRead();
    List<String> before = rows(old);
    List<String> sums = sums();

    assertThat(retention.plan().expired())
        .extracting(Retention.Expired::kind, Retention.Expired::status, Retention.Expired::jobs)
        .contains(tuple(kind, "completed", 3L))
        .contains(tuple(kind, "failed", 0L));
    assertThat(rows(old)).isEqualTo(before);
    Retention.Outcome gone = retention.run("test");

    assertThat(gone.archives()).hasSize(2);
    assertThat(gone.more()).isFalse();
    assertThat(rows(old)).isEmpty();
    given().get("/api/v1/history/jobs/{id}", old.getFirst()).then().statusCode(404);
    given().get("/api/v1/history/jobs/{id}", failed).then().statusCode(200);
    assertThat(logFiles(stack, old)).isEmpty();
    assertThat(sums()).isNotEqualTo(sums);

    // The topics still have it all, and late copies come.
    try (Topics topics = new Topics(stack)) {
      topics.external("completed", "/ci", kind + "a", 4L, LONG_AGO, event(null, null));
    }
    rebuild();
    assertThat(rows(old)).isEmpty();

    for (String archive : gone.archives()) {
      assertThat(archives.restore(archive, "test")).isPresent();
    }
    assertThat(rows(old)).isEqualTo(before);
    assertThat(sums()).isEqualTo(sums);
    given()
        .get("/api/v1/history/jobs/{id}/logs", old.getFirst())
        .then()
        .body("items.message", contains("compiling"));
    // And it stays for a while.
    assertThat(retention.run("test").archives()).isEmpty();
  }

  @Test
  void erases_a_job_for_good(Stack stack) throws Exception {
    UUID erased = job(stack, "gone", "completed");
    UUID other = job(stack, "stays", "completed");
    Reading.untilAllIsRead();
    List<String> others = rows(List.of(other));

    assertThat(erasure.plan(byLabel("label gone")).jobs()).containsExactly(erased);
    assertThat(rows(List.of(erased))).isNotEmpty();
    assertThat(erasure.erase(byLabel("label gone"), "test").jobs()).containsExactly(erased);

    assertThat(rows(List.of(erased))).isEmpty();
    assertThat(logFiles(stack, List.of(erased))).isEmpty();
    rebuild();
    assertThat(rows(List.of(erased))).isEmpty();
    assertThat(rows(List.of(other))).isEqualTo(others);
    try (Topics topics = new Topics(stack)) {
      topics.external("log", "/ci", kind + "gone", 9L, LONG_AGO, line("late"));
      topics.log(
          new LogEntry(
              erased, null, LONG_AGO, LogEntry.Level.INFO, "step", null, null, "late", null, null));
    }
    Reading.untilAllIsRead();
    assertThat(rows(List.of(erased))).isEmpty();
    assertThat(logFiles(stack, List.of(erased))).isEmpty();
  }

  @Test
  void erases_from_archives_too(Stack stack) throws Exception {
    UUID erased = job(stack, "gone", "completed");
    UUID other = job(stack, "stays", "completed");
    Reading.untilAllIsRead();
    String archive = retention.run("test").archives().getFirst();

    erasure.erase(new Erasure.Asked(List.of(erased), null, null, null, null), "test");

    assertThat(unpacked(archive)).contains(other.toString()).doesNotContain(erased.toString());
    assertThat(archives.restore(archive, "test")).contains(1);
    assertThat(rows(List.of(erased))).isEmpty();
    assertThat(rows(List.of(other))).isNotEmpty();
  }

  @Test
  void takes_nothing_while_a_rebuild_runs() {
    jdbi.useHandle(h ->
        h.execute(
            "insert into rebuild (id, state, asked_by, started_at) values (?, 'telling', 'x', now())",
            Ids.next()));
    try {
      assertThatThrownBy(() -> erasure.erase(byLabel("any"), "test"))
          .isInstanceOf(RebuildRunsException.class);
      given()
          .contentType("application/json")
          .body(Map.of("label", "any"))
          .post("/api/v1/history/erase")
          .then()
          .statusCode(409)
          .body("code", equalTo("rebuild_running"));
    } finally {
      jdbi.useHandle(h -> h.execute("delete from rebuild where state = 'telling'"));
    }
  }

  @Test
  void is_asked_over_http(Stack stack) {
    Tale tale = new Tale().queued("erased " + kind, 1, 1, null).started();
    try (Topics topics = new Topics(stack)) {
      tale.events().forEach(topics::tell);
    }
    Reading.untilAllIsRead();
    String body = "{\"dryRun\": %s, \"jobIds\": [\"%s\"]}";
    given()
        .contentType("application/json")
        .body(body.formatted(true, tale.job))
        .post("/api/v1/history/erase")
        .then()
        .statusCode(200)
        .body("jobs", contains(tale.job.toString()));
    given().get("/api/v1/history/jobs/{id}", tale.job).then().statusCode(200);
    given()
        .contentType("application/json")
        .body(body.formatted(false, tale.job))
        .post("/api/v1/history/erase")
        .then()
        .statusCode(200);
    given().get("/api/v1/history/jobs/{id}", tale.job).then().statusCode(404);
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/history/erase")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("{\"dryRun\": true}")
        .post("/api/v1/history/retention")
        .then()
        .statusCode(200)
        .body("dryRun", equalTo(true));
    given().get("/api/v1/history/archives").then().statusCode(200);
    given().post("/api/v1/history/archives/none/restore").then().statusCode(404);
  }

  @Test
  void refuses_a_rule_that_makes_no_sense() {
    for (String rule :
        List.of("image=3d", "image:running=3d", "image:failed=0d", "image:failed=3h")) {
      assertThatThrownBy(() -> RetentionRule.read(rule)).hasMessageContaining(rule);
    }
  }

  @Test
  void finds_what_to_erase_by_label_person_or_attribute(Stack stack) {
    UUID job = job(stack, "asked for", "completed");
    Reading.untilAllIsRead();
    String person = "a".repeat(300) + kind;
    jdbi.useHandle(h -> h.execute("update event set actor = ? where job_id = ?", person, job));

    assertThat(erasure.plan(new Erasure.Asked(List.of(), null, person, null, null)).jobs())
        .containsExactly(job);
    assertThat(erasure.plan(new Erasure.Asked(List.of(), null, person + "x", null, null)).jobs())
        .isEmpty();
    assertThat(erasure.plan(new Erasure.Asked(List.of(), null, null, "who", kind)).jobs())
        .containsExactly(job);
    assertThat(erasure.plan(new Erasure.Asked(List.of(), "none", person, "who", "none")).jobs())
        .containsExactly(job);
    assertThat(erasure.plan(new Erasure.Asked(List.of(), null, null, "who", null)).jobs())
        .isEmpty();
  }

  private static Erasure.Asked byLabel(String label) {
    return new Erasure.Asked(List.of(), label, null, null, null);
  }

  private UUID job(Stack stack, String name, String end) {
    String subject = kind + name;
    try (Topics topics = new Topics(stack)) {
      topics.external("started", "/ci", subject, 1L, LONG_AGO, event("label " + name, null));
      topics.external(
          "item",
          "/ci",
          subject,
          2L,
          LONG_AGO,
          event(null, new ExternalJobEvent.Item("i", "ok", Map.of())));
      topics.external("log", "/ci", subject, 3L, LONG_AGO, line("compiling"));
      topics.external(end, "/ci", subject, 4L, LONG_AGO.plusSeconds(60), event(null, null));
    }
    return DerivedId.ofJob("/ci", subject);
  }

  private ExternalJobEvent event(@Nullable String label, ExternalJobEvent.@Nullable Item item) {
    return new ExternalJobEvent(
        kind, label, List.of(), null, null, null, null, Map.of("who", kind), null, item, null);
  }

  private ExternalJobEvent line(String message) {
    return new ExternalJobEvent(
        kind,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        new ExternalJobEvent.Line(LogEntry.Level.INFO, "compile", message, null, null));
  }

  private List<String> rows(List<UUID> jobs) {
    return Stream.of(
            "job t where id",
            "image t where job_id",
            "item t where job_id",
            "event t where job_id",
            // When a log was appended to is not part of what it says.
            "(select job_id, reference, bytes, entries, starts from job_log) t where job_id")
        .flatMap(rows ->
            jdbi
                .withHandle(h ->
                    h.createQuery("select t::text from %s = any(:ids) order by 1".formatted(rows))
                        .bindArray("ids", UUID.class, jobs)
                        .mapTo(String.class)
                        .list())
                .stream())
        .toList();
  }

  private List<String> sums() {
    return jdbi.withHandle(h ->
        h.createQuery(
                "select t::text from statistics t where kind = :kind and jobs <> 0 order by 1")
            .bind("kind", kind)
            .mapTo(String.class)
            .list());
  }

  private static List<Path> logFiles(Stack stack, List<UUID> jobs) throws IOException {
    try (Stream<Path> all = Files.walk(stack.logs())) {
      return all.filter(
              file -> jobs.stream().anyMatch(job -> file.toString().contains(job.toString())))
          .toList();
    }
  }

  private String unpacked(String archive) throws IOException {
    StringBuilder text = new StringBuilder();
    ArchiveFile.read(folder.resolve(archive), line -> text.append(line.job()).append('\n'));
    return text.toString();
  }

  private static void rebuild() {
    given().post("/api/v1/history/rebuild").then().statusCode(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !given().get("/api/v1/history/rebuild").<Boolean>path("running"));
    given().get("/api/v1/history/rebuild").then().body("latest.state", equalTo("completed"));
  }
}
