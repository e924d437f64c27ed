package imagefactory.verdicts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcCommand.Abandon;
import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.QcEvent.Judged;
import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.Settings.Quality;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.store.ObjectStore;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@OnStack
class JudgingTest {
  private static final Quality ALL = new Quality(true, null, new Checks(true, true, true, true));

  @Inject ObjectStore store;
  @Inject Jdbi jdbi;
  @Inject VerdictHandler handler;

  private final UUID jobId = Ids.next();
  private final UUID imageId = Ids.next();
  private Scene scene;
  private Wire wire;

  @BeforeEach
  void open(TestInfo test) {
    scene = Scene.of(test, 64);
    wire = new Wire(Stack.current());
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void passes_a_good_image_and_writes_it_into_the_log() throws Exception {
    wire.send(judge(stored(scene.png(), 64, 64), ALL));

    assertThat(wire.verdictsOn(imageId, 1))
        .containsExactly(new Judged(jobId, imageId, true, "passed", "all checks passed"));
    assertThat(wire.logOf(imageId, 1))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry)
              .extracting(
                  LogEntry::jobId,
                  LogEntry::level,
                  LogEntry::stepName,
                  LogEntry::imageIndex,
                  LogEntry::message,
                  LogEntry::errorCode)
              .containsExactly(jobId, Level.INFO, "judge", 3, "passed: all checks passed", null);
          assertThat(entry.durationMs()).isNotNegative();
        });
    given()
        .get("/api/v1/verdicts/" + imageId)
        .then()
        .statusCode(200)
        .body("imageId", equalTo(imageId.toString()))
        .body("jobId", equalTo(jobId.toString()))
        .body("passed", equalTo(true))
        .body("code", equalTo("passed"))
        .body("reason", equalTo("all checks passed"));
  }

  @Test
  void rejects_a_blank_image_with_a_reason() throws Exception {
    wire.send(judge(stored(Pictures.flat(64, 64), 64, 64), ALL));

    String reason =
        "blank: brightness varies by 0.0, expected at least 2.0;"
            + " blurred: sharpness 0.0, expected at least 5.0";
    assertThat(wire.verdictsOn(imageId, 1))
        .containsExactly(new Judged(jobId, imageId, false, "blank", reason));
    assertThat(wire.logOf(imageId, 1))
        .singleElement()
        .extracting(LogEntry::level, LogEntry::message, LogEntry::errorCode)
        .containsExactly(Level.WARN, "rejected: " + reason, "blank");
  }

  @Test
  void judges_a_redelivered_command_once_and_answers_again() throws Exception {
    var judge = judge(stored(scene.png(), 64, 64), ALL);
    wire.send(judge);
    assertThat(wire.verdictsOn(imageId, 1)).hasSize(1);
    // Were it judged again, it would now be missing.
    store.delete(judge.file().key());
    wire.send(judge);

    assertThat(wire.verdictsOn(imageId, 2)).hasSize(2).allMatch(Judged::passed);
    assertThat(wire.logOf(imageId, 1)).hasSize(1);
    assertThat(tasks()).isEqualTo(1);
  }

  @Test
  void the_same_command_twice_in_a_row_makes_one_task() throws Exception {
    var judge = judge(stored(scene.png(), 64, 64), ALL);
    wire.send(judge);
    wire.send(judge);

    assertThat(wire.verdictsOn(imageId, 1)).allMatch(Judged::passed);
    assertThat(tasks()).isEqualTo(1);
  }

  @Test
  void rejects_a_file_that_is_gone() throws Exception {
    wire.send(judge(new StoredFile("temp/gone.png", "png", 64, 64, 9, "ab12"), ALL));

    assertThat(wire.verdictsOn(imageId, 1))
        .containsExactly(
            new Judged(
                jobId,
                imageId,
                false,
                "file_missing",
                "the file temp/gone.png is not in the image store"));
  }

  @Test
  void rejects_a_file_that_is_cut_short() throws Exception {
    wire.send(judge(stored(Pictures.truncated(), 64, 64), ALL));

    assertThat(wire.verdictsOn(imageId, 1))
        .singleElement()
        .extracting(Judged::passed, Judged::code)
        .containsExactly(false, "undecodable");
  }

  @Test
  void rejects_a_file_that_is_not_the_one_reported() throws Exception {
    var file = stored(scene.png(), 64, 64);
    store.put(file.key(), new ByteArrayInputStream(Pictures.good(80, 80)));
    wire.send(judge(file, ALL));

    assertThat(wire.verdictsOn(imageId, 1))
        .singleElement()
        .satisfies(judged -> {
          assertThat(judged.code()).isEqualTo("wrong_hash");
          assertThat(judged.reason())
              .contains("wrong size: 80 × 80 pixels, expected 64 × 64 as reported");
        });
  }

  @Test
  void says_that_a_prompt_for_nobody_has_no_effect() throws Exception {
    var quality = new Quality(true, "Reject whatever is blue.", ALL.checks());
    wire.send(judge(stored(scene.png(), 64, 64), quality));

    assertThat(wire.verdictsOn(imageId, 1))
        .singleElement()
        .extracting(Judged::passed, Judged::reason)
        .containsExactly(
            true,
            "all checks passed;"
                + " quality.prompt was not used, since no vision judge is configured");
  }

  @Test
  void checks_nothing_when_quality_is_off() throws Exception {
    var off = new Quality(false, null, ALL.checks());
    wire.send(judge(new StoredFile("temp/gone.png", "png", 64, 64, 9, "ab12"), off));

    assertThat(wire.verdictsOn(imageId, 1)).singleElement().matches(Judged::passed);
  }

  @Test
  void a_record_that_is_no_command_goes_to_the_dead_letters_and_stops_nobody() throws Exception {
    String key = imageId.toString();
    wire.sendGarbage(key);
    wire.send(judge(stored(scene.png(), 64, 64), ALL));

    assertThat(wire.verdictsOn(imageId, 1)).singleElement().matches(Judged::passed);
    assertThat(wire.deadLetter(key).value()).asString().isEqualTo("not an event");
  }

  @Test
  void drops_the_task_of_an_image_that_was_given_up() throws Exception {
    // Not due before the Abandon has come.
    jdbi.useHandle(h ->
        h.createUpdate(
                """
                insert into task (id, group_id, kind, payload, available_at)
                values (:image, :image, 'judge', '{}', now() + interval '1 day')\
                """)
            .bind("image", imageId)
            .execute());
    wire.send(new Abandon(imageId, jobId, "cancelled"));

    await().untilAsserted(() -> assertThat(openTasks()).isZero());
  }

  @Test
  void the_last_word_in_a_poll_counts() {
    var judge = known(judge(new StoredFile("temp/a.png", "png", 64, 64, 9, "ab12"), ALL));
    var abandon = known(new Abandon(imageId, jobId, null));

    jdbi.useTransaction(tx -> handler.take(tx, List.of(judge, judge, abandon)));
    assertThat(tasks()).isZero();
  }

  private Judge judge(StoredFile file, Quality quality) {
    return new Judge(imageId, jobId, 3, file, "a lighthouse at dusk", "1:1", quality);
  }

  private static Known<QcCommand> known(QcCommand command) {
    return new Known<>(
        new Envelope(Ids.next().toString(), "test", "test", null, null, null, null, null), command);
  }

  private StoredFile stored(byte[] file, int width, int height) throws IOException {
    String key = "temp/%s/%s.png".formatted(jobId, imageId);
    var stored = store.put(key, new ByteArrayInputStream(file));
    return new StoredFile(key, "png", width, height, stored.size(), stored.sha256());
  }

  private int tasks() {
    return count("select count(*) from task where group_id = :image");
  }

  private int openTasks() {
    return count("select count(*) from task where group_id = :image and done_at is null");
  }

  private int count(String query) {
    return jdbi.withHandle(h -> h.createQuery(query).bind("image", imageId).mapTo(int.class).one());
  }
}
