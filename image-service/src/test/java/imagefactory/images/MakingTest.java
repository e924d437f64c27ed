package imagefactory.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.xmp.XmpDirectory;
import imagefactory.contracts.Description;
import imagefactory.contracts.ImageCommand.Abandon;
import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.ImageEvent.Processed;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.images.BrokenStore.Death;
import imagefactory.images.image.TaskIds;
import imagefactory.images.store.Intent;
import imagefactory.images.store.Intents;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.store.ListedObject;
import imagefactory.pixels.Engine;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The way from a command to an event, and what redeliveries and crashes make of it.
@QuarkusTest
@OnStack
class MakingTest {
  private static final Settings.Limits LIMITS = new Settings.Limits(10, 3, 10, 64);

  @Inject BrokenStore store;
  @Inject Waste waste;
  @Inject Intents intents;
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
  void makes_the_temp_file_and_says_so() throws Exception {
    StoredFile temp = generated();

    assertThat(temp.key()).isEqualTo("temp/%s/%s.png".formatted(jobId, imageId));
    assertThat(temp)
        .extracting(StoredFile::format, StoredFile::width, StoredFile::height)
        .containsExactly("png", 96, 54);
    assertThat(store.size(temp.key())).isEqualTo(temp.bytes());
    assertThat(wire.logOf(imageId, 1))
        .singleElement()
        .extracting(LogEntry::stepName, LogEntry::imageIndex, LogEntry::message)
        .containsExactly("generate", 3, "embedded made 96 × 54 pixels");
    given()
        .get("/api/v1/images/" + imageId)
        .then()
        .statusCode(200)
        .body("state", equalTo("generated"))
        .body("provider", equalTo("embedded"))
        .body("tempImagePath", equalTo(temp.key()))
        .body("finalImagePath", equalTo(null))
        .body("attempts.generate", equalTo(1));
  }

  @Test
  void moves_the_finished_file_to_its_final_place() throws Exception {
    StoredFile temp = generated();
    wire.send(process(1, temp, jpg()));

    Processed done = answer(2, Processed.class);
    String id = imageId.toString().substring(28);
    assertThat(done.file().key())
        .isEqualTo("final/%s/lighthouse-at-dusk-%s.jpg".formatted(jobId, id));
    assertThat(done.notApplied())
        .containsExactly(new NotApplied("removeBg", "no background remover is configured"));
    assertThat(done.warnings()).isEmpty();
    assertThat(done.metadata())
        .isNotNull()
        .extracting(Description::title)
        .isEqualTo("Lighthouse at Dusk");
    assertThat(store.size(done.file().key())).isEqualTo(done.file().bytes());
    await().untilAsserted(() -> assertThat(store.exists(temp.key())).isFalse());
    assertThat(wire.logOf(imageId, 5))
        .extracting(LogEntry::level, LogEntry::stepName, LogEntry::subStep)
        .containsExactly(
            tuple(LogEntry.Level.INFO, "generate", null),
            tuple(LogEntry.Level.DEBUG, "process", "imaging"),
            tuple(LogEntry.Level.INFO, "describe", null),
            tuple(LogEntry.Level.DEBUG, "process", "store"),
            tuple(LogEntry.Level.INFO, "process", null));
    given()
        .get("/api/v1/images/" + imageId)
        .then()
        .body("state", equalTo("processed"))
        .body("tempImagePath", equalTo(null))
        .body("finalImagePath", equalTo(done.file().key()));
  }

  @Test
  void makes_webp_where_libvips_is_there_and_thumbnails_of_it() throws Exception {
    assumeFalse(Engine.here().limited(), Engine.here().description());
    StoredFile temp = generated();
    var webp =
        new Settings.Processing(
            true, 5, 1.2, true, "webp", 90, 100, 85, false, "auto", false, "#ffffff");
    wire.send(process(1, temp, webp));

    Processed done = answer(2, Processed.class);
    assertThat(done.notApplied()).isEmpty();
    assertThat(done.file().format()).isEqualTo("webp");
    given().get("/api/v1/images/" + imageId + "/file").then().contentType("image/webp");
    given().get("/api/v1/images/" + imageId + "/file?width=32").then().statusCode(200);
  }

  @Test
  void the_finished_file_says_what_it_shows_and_who_made_it() throws Exception {
    wire.send(process(1, generated(), jpg()));
    StoredFile file = answer(2, Processed.class).file();
    byte[] bytes = bytes(file);

    XmpDirectory xmp =
        Optional.ofNullable(
                ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getFirstDirectoryOfType(XmpDirectory.class))
            .orElseThrow();
    assertThat(xmp.getXmpProperties())
        .containsEntry("dc:title[1]", "Lighthouse at Dusk")
        .containsEntry("dc:subject[1]", "lighthouse")
        .containsEntry("Iptc4xmpExt:AIPromptInformation", "a lighthouse at dusk\nSeed: 42")
        .containsEntry("Iptc4xmpExt:AISystemUsed", "embedded");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(file.bytes()).isEqualTo(bytes.length);
  }

  @Test
  void titles_nothing_when_metadata_is_off() throws Exception {
    var off = new Settings.Metadata(false, null);
    wire.send(process(1, generated(), png(), off));

    assertThat(answer(2, Processed.class).metadata()).isNull();
    assertThat(wire.logOf(imageId, 4))
        .extracting(LogEntry::stepName)
        .containsExactly("generate", "process", "process", "process");
  }

  @Test
  void answers_a_redelivered_command_with_the_stored_result_and_makes_nothing_twice()
      throws Exception {
    StoredFile temp = generated();
    Process process = process(1, temp, png());
    wire.send(process);
    Processed done = answer(2, Processed.class);
    int puts = store.puts.get();

    wire.send(generate("embedded", Map.of("size", 96)));
    wire.send(process);

    List<ImageEvent> answers = wire.answersAbout(imageId, 4);
    assertThat(answers.get(2)).isEqualTo(answers.getFirst());
    assertThat(answers.get(3)).isEqualTo(done);
    assertThat(store.puts.get()).isEqualTo(puts);
    assertThat(tasks()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void goes_on_after_dying_anywhere_and_ends_with_one_file(Death death) throws Exception {
    StoredFile temp = generated();
    store.death.set(death);
    wire.send(process(1, temp, png()));

    Processed done = answer(2, Processed.class);
    assertThat(store.death.get()).isNull();
    assertThat(store.size(done.file().key())).isEqualTo(done.file().bytes());
    assertThat(wire.answersAbout(imageId, 2)).hasSize(2);
    given().get("/api/v1/images/" + imageId).then().body("attempts.process", equalTo(2));
    await().untilAsserted(() -> assertThat(filesOfJob()).containsExactly(done.file().key()));
    assertThat(count("select count(*) from intent where image_id = :image")).isZero();
  }

  @Test
  void what_an_earlier_try_of_the_same_task_found_out_is_kept() throws Exception {
    Process process = process(1, generated(), png());
    var words = new Description("Said Before", "It was said before.", List.of("before"));
    String key = "final/%s/said-before.png".formatted(jobId);
    jdbi.useTransaction(
        tx -> intents.put(tx, new Intent(imageId, TaskIds.of(process), key, words)));

    wire.send(process);

    Processed done = answer(2, Processed.class);
    assertThat(done.file().key()).isEqualTo(key);
    assertThat(done.metadata()).isEqualTo(words);
  }

  @Test
  void a_retry_that_finds_other_words_takes_away_what_the_one_before_left() throws Exception {
    StoredFile temp = generated();
    Process first = process(1, temp, png());
    String left = "final/%s/said-before.png".formatted(jobId);
    store.put(left, new ByteArrayInputStream(new byte[1]));
    jdbi.useTransaction(tx -> intents.put(tx, new Intent(imageId, TaskIds.of(first), left, null)));

    wire.send(process(2, temp, png()));

    String key = answer(2, Processed.class).file().key();
    await().untilAsserted(() -> assertThat(filesOfJob()).containsExactly(key));
  }

  @Test
  void a_failure_at_the_very_end_leaves_the_temp_file_alone() throws Exception {
    StoredFile temp = generated();
    store.death.set(Death.AFTER_MOVE);
    wire.send(process(1, temp, png()));
    await().until(() -> store.death.get() == null);
    jdbi.useHandle(h ->
        h.execute(
            "update task set attempt = 99, available_at = now() where group_id = ?", imageId));

    assertThat(answer(2, Failed.class).code()).isEqualTo("gave_up");
    await().untilAsserted(() -> assertThat(filesOfJob()).containsExactly(temp.key()));
  }

  @Test
  void files_that_no_row_names_are_reported_and_swept() throws Exception {
    StoredFile temp = generated();
    store.put("final/%s/nobodys.jpg".formatted(jobId), new ByteArrayInputStream(new byte[7]));
    store.put("temp/%s/young.png".formatted(jobId), new ByteArrayInputStream(new byte[1]));
    store.put("other/%s/not-ours".formatted(jobId), new ByteArrayInputStream(new byte[1]));
    store.age("final/%s/nobodys.jpg".formatted(jobId));
    store.age(temp.key());
    store.age("other/%s/not-ours".formatted(jobId));

    String orphan = "keys.findAll { it.contains('%s') }".formatted(jobId);
    sweep("{}").body("dryRun", equalTo(true)).body(orphan + ".size()", equalTo(1));
    assertThat(filesOfJob()).hasSize(3);
    sweep("{\"dryRun\": false}")
        .body("dryRun", equalTo(false))
        .body(orphan, hasItems("final/%s/nobodys.jpg".formatted(jobId)));

    assertThat(filesOfJob())
        .containsExactlyInAnyOrder(temp.key(), "temp/%s/young.png".formatted(jobId));
    assertThat(store.exists("other/%s/not-ours".formatted(jobId))).isTrue();
    sweep("{}").body(orphan + ".size()", equalTo(0));
  }

  @Test
  void a_job_at_work_is_not_swept() throws Exception {
    generated();
    String orphan = "final/%s/nobodys.jpg".formatted(jobId);
    store.put(orphan, new ByteArrayInputStream(new byte[7]));
    store.age(orphan);
    jdbi.useHandle(h ->
        h.execute(
            """
            insert into task (id, group_id, kind, payload, available_at)
            values (gen_random_uuid(), ?, 'process', '{}', 'infinity')\
            """,
            imageId));

    sweep("{\"dryRun\": false}");

    assertThat(store.exists(orphan)).isTrue();
  }

  private static ValidatableResponse sweep(String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/orphans")
        .then()
        .statusCode(200);
  }

  private List<String> filesOfJob() throws IOException {
    return Stream.concat(
            store.list("temp/" + jobId).stream(), store.list("final/" + jobId).stream())
        .map(ListedObject::key)
        .toList();
  }

  @Test
  void deletes_at_the_next_start_what_a_crash_left_behind() throws Exception {
    StoredFile temp = generated();
    store.deathsBeforeDelete.set(1);
    wire.send(process(1, temp, png()));
    answer(2, Processed.class);
    await().until(() -> store.deathsBeforeDelete.get() == 0);

    waste.clear();

    assertThat(store.exists(temp.key())).isFalse();
  }

  @Test
  void does_not_order_again_what_lies_in_the_store() throws Exception {
    StoredFile temp = generated();
    forget();
    wire.send(
        new Generate(
            imageId,
            jobId,
            3,
            "never",
            1,
            "1:1",
            new Settings.Provider("stubborn", Map.of()),
            LIMITS));

    assertThat(answer(2, Generated.class).temp().sha256()).isEqualTo(temp.sha256());
  }

  @Test
  void fails_with_a_code_when_the_provider_declines() throws Exception {
    wire.send(generate("embedded", Map.of("quality", "high")));

    assertThat(answer(1, Failed.class))
        .isEqualTo(
            new Failed(
                jobId,
                imageId,
                Step.GENERATE,
                1,
                "option_unknown",
                "provider embedded has no option \"quality\"; it has size"));
    assertThat(wire.logOf(imageId, 1))
        .singleElement()
        .extracting(LogEntry::level, LogEntry::errorCode)
        .containsExactly(LogEntry.Level.ERROR, "option_unknown");
    given()
        .get("/api/v1/images/" + imageId)
        .then()
        .body("state", equalTo("failed"))
        .body("failure.code", equalTo("option_unknown"));
  }

  @Test
  void fails_with_a_code_when_there_is_no_such_provider() throws Exception {
    wire.send(generate("midjourney", Map.of()));

    assertThat(answer(1, Failed.class).message())
        .isEqualTo(
            "expected a provider of automatic1111, comfyui, embedded, openai, piapi, replicate, stability, stubborn, test-card, found midjourney");
  }

  @Test
  void keeps_the_temp_file_when_processing_fails_and_can_try_again() throws Exception {
    StoredFile temp = generated();
    var wrong =
        new Settings.Processing(
            false, 99, 1, true, "png", 90, 100, 85, false, "auto", false, "#ffffff");
    wire.send(process(1, temp, wrong));

    assertThat(answer(2, Failed.class))
        .extracting(Failed::step, Failed::attempt, Failed::code)
        .containsExactly(Step.PROCESS, 1, "tone_failed");
    assertThat(store.exists(temp.key())).isTrue();

    wire.send(process(2, temp, png()));

    assertThat(answer(3, Processed.class).attempt()).isEqualTo(2);
  }

  @Test
  void processes_only_the_file_that_was_judged() throws Exception {
    StoredFile temp = generated();
    var other =
        new StoredFile(temp.key(), "png", temp.width(), temp.height(), temp.bytes(), "ab12");
    wire.send(process(1, other, png()));

    assertThat(answer(2, Failed.class).code()).isEqualTo("source_changed");
  }

  @Test
  void a_bit_that_flipped_on_the_disk_is_not_processed() throws Exception {
    StoredFile temp = generated();
    byte[] file;
    try (var in = store.open(temp.key())) {
      file = in.readAllBytes();
    }
    file[file.length / 2] ^= 1;
    store.put(temp.key(), new ByteArrayInputStream(file));
    wire.send(process(1, temp, png()));

    assertThat(answer(2, Failed.class))
        .extracting(Failed::step, Failed::code)
        .containsExactly(Step.PROCESS, "source_changed");
  }

  @Test
  void an_unknown_image_is_never_another_row() throws Exception {
    var temp = new StoredFile("temp/a/b.png", "png", 1, 1, 1, "ab12");
    wire.send(process(1, temp, png()));

    assertThat(answer(1, Failed.class).code()).isEqualTo("image_unknown");
    given().get("/api/v1/images/" + imageId).then().statusCode(404);
  }

  @Test
  void nobody_answers_for_an_image_that_was_given_up() throws Exception {
    var forever = new Settings.Provider("stubborn", Map.of());
    wire.send(new Generate(imageId, jobId, 3, "never", 1, "1:1", forever, LIMITS));
    await().until(() -> tasks() == 1);
    wire.send(new Abandon(imageId, jobId, "cancelled"));

    await()
        .untilAsserted(() ->
            given()
                .get("/api/v1/images/" + imageId)
                .then()
                .statusCode(200)
                .body("state", equalTo("abandoned")));
    assertThat(openTasks()).isZero();
    wire.send(new Generate(imageId, jobId, 3, "never", 1, "1:1", forever, LIMITS));
    UUID other = Ids.next();
    wire.send(new Generate(other, jobId, 4, "a fox", 1, "1:1", card(), LIMITS));
    assertThat(wire.answersAbout(other, 1)).hasSize(1);
    assertThat(openTasks()).isZero();
  }

  @Test
  void a_record_that_is_no_command_goes_to_the_dead_letters_and_stops_nobody() throws Exception {
    String key = imageId.toString();
    wire.sendGarbage(key);
    generated();

    assertThat(wire.deadLetter(key).value()).asString().isEqualTo("not an event");
  }

  private StoredFile generated() throws Exception {
    wire.send(generate("embedded", Map.of("size", 96)));
    return answer(1, Generated.class).temp();
  }

  private byte[] bytes(StoredFile file) throws IOException {
    try (var in = store.open(file.key())) {
      return in.readAllBytes();
    }
  }

  /// The n-th answer about the image, of this type.
  private <T extends ImageEvent> T answer(int n, Class<T> type) {
    List<ImageEvent> answers = wire.answersAbout(imageId, n);
    assertThat(answers).hasSizeGreaterThanOrEqualTo(n);
    return assertThat(answers.get(n - 1)).asInstanceOf(type(type)).actual();
  }

  private Generate generate(String provider, Map<String, Object> options) {
    return new Generate(
        imageId,
        jobId,
        3,
        "a lighthouse at dusk",
        42,
        "16:9",
        new Settings.Provider(provider, options),
        LIMITS);
  }

  private static Settings.Provider card() {
    return new Settings.Provider("test-card", Map.of("size", 64));
  }

  private Process process(int attempt, StoredFile temp, Settings.Processing processing) {
    return process(attempt, temp, processing, new Settings.Metadata(true, null));
  }

  private Process process(
      int attempt, StoredFile temp, Settings.Processing processing, Settings.Metadata metadata) {
    return new Process(
        imageId, jobId, 3, attempt, temp, "a lighthouse at dusk", 42, processing, metadata);
  }

  private static Settings.Processing jpg() {
    return new Settings.Processing(
        true, 5, 1.2, true, "jpg", 90, 100, 85, true, "auto", false, "#ffffff");
  }

  private static Settings.Processing png() {
    return new Settings.Processing(
        false, 0, 1, true, "png", 90, 100, 85, false, "auto", false, "#ffffff");
  }

  /// As if the process had died after the file was written and before anything was said.
  private void forget() {
    jdbi.useTransaction(tx -> {
      tx.execute("delete from answer where image_id = ?", imageId);
      tx.execute("delete from task where group_id = ?", imageId);
      tx.execute("delete from image where id = ?", imageId);
    });
  }

  private int tasks() {
    return count("select count(*) from task where group_id = :image");
  }

  private int openTasks() {
    return count("select count(*) from task where group_id = :image and done_at is null");
  }

  private int count(String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).bind("image", imageId).mapTo(int.class).one());
  }
}
