package imagefactory.images;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageCommand.Abandon;
import imagefactory.contracts.ImageCommand.Discard;
import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageEvent.Generated;
import imagefactory.contracts.ImageEvent.Processed;
import imagefactory.contracts.Settings;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.images.BrokenStore.Death;
import imagefactory.images.filestore.Thumbnails;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is left of a deleted image: a row that keeps it from being made again, and nothing else.
@QuarkusTest
@OnStack
class DeletingTest {
  @Inject BrokenStore store;
  @Inject ImageHandler handler;
  @Inject Thumbnails thumbnails;
  @Inject Jdbi jdbi;

  private final UUID jobId = Ids.next();
  private final UUID imageId = Ids.next();
  private final Generate generate = generate(imageId);
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
  void a_finished_image_goes_with_its_file_its_thumbnails_and_its_answers() throws Exception {
    StoredFile file = processed();
    given().get(path() + "/file?width=32").then().statusCode(200);
    assertThat(thumbnails.images()).contains(imageId);

    discard();

    given().get(path()).then().statusCode(410).body("code", equalTo("image_deleted"));
    given().get(path() + "/file").then().statusCode(410).body("code", equalTo("image_deleted"));
    given().get(path() + "/file?width=32").then().statusCode(410);
    awaitNo(file.key());
    await().untilAsserted(() -> assertThat(thumbnails.images()).doesNotContain(imageId));
    assertThat(count("select count(*) from answer where image_id = :image")).isZero();
    await().until(() -> leftovers() == 0);
  }

  @Test
  void a_rejected_image_goes_with_its_temp_file_and_what_an_attempt_left_beside_it()
      throws Exception {
    StoredFile temp = generated();
    String unmoved = "temp/%s/%s.finished".formatted(jobId, imageId);
    store.put(unmoved, new ByteArrayInputStream(new byte[] {1}));

    discard();

    awaitNo(temp.key());
    awaitNo(unmoved);
  }

  @Test
  void an_image_that_was_given_up_before_goes_too() throws Exception {
    StoredFile temp = generated();
    wire.send(new Abandon(imageId, jobId, "cancelled"));

    discard();

    awaitNo(temp.key());
  }

  @Test
  void a_picture_that_comes_after_its_image_was_deleted_leaves_no_file() throws Exception {
    store.afterPut.set(this::discardNow);
    wire.send(generate);

    await().until(() -> state().equals("discarded"));
    awaitNo("temp/%s/%s.png".formatted(jobId, imageId));
    await().until(() -> leftovers() == 0);
    assertThat(openTasks()).isZero();
  }

  @Test
  void a_file_that_is_finished_after_its_image_was_deleted_does_not_stay() throws Exception {
    StoredFile temp = generated();
    store.afterMove.set(this::discardNow);
    wire.send(process(temp));

    await().until(() -> state().equals("discarded"));
    String id = imageId.toString().substring(28);
    awaitNo("final/%s/a-fox-%s.png".formatted(jobId, id));
    awaitNo(temp.key());
    assertThat(wire.answersAbout(imageId, 1)).hasSize(1);
  }

  @Test
  void a_final_file_whose_mover_died_goes_with_its_image() throws Exception {
    StoredFile temp = generated();
    store.death.set(Death.AFTER_MOVE);
    store.afterMove.set(this::discardNow);
    wire.send(process(temp));

    await().until(() -> store.death.get() == null && state().equals("discarded"));
    String id = imageId.toString().substring(28);
    awaitNo("final/%s/a-fox-%s.png".formatted(jobId, id));
    awaitNo(temp.key());
  }

  @Test
  void a_temp_file_that_comes_after_its_image_was_deleted_goes_though_its_writer_died()
      throws Exception {
    String temp = "temp/%s/%s.png".formatted(jobId, imageId);
    store.afterPut.set(this::discardNow);
    store.death.set(Death.AFTER_PUT);
    wire.send(generate);
    await().until(() -> store.death.get() == null && state().equals("discarded"));
    await().until(() -> leftovers() == 0);
    store.put(temp, new ByteArrayInputStream(new byte[1])); // so late that it was looked for before

    jdbi.useHandle(
        h -> h.execute("update leftover set due_at = now() where key like ?", "%" + imageId + "%"));
    handler.tidy();

    awaitNo(temp);
  }

  @Test
  void a_thumbnail_that_is_made_while_its_image_is_deleted_is_not_shown_and_does_not_stay()
      throws Exception {
    generated();
    store.afterOpen.set(this::discardNow);

    given().get(path() + "/file?width=32").then().statusCode(410);

    handler.tidy();
    await().untilAsserted(() -> assertThat(thumbnails.images()).doesNotContain(imageId));
  }

  @Test
  void a_redelivered_command_makes_nothing_even_when_its_task_is_forgotten() throws Exception {
    Process process = process(generated());
    discard();
    awaitNo(process.temp().key());
    jdbi.useHandle(h -> h.execute("delete from task where group_id = ?", imageId));
    int puts = store.puts.get();

    wire.send(generate);
    wire.send(process);
    wire.send(new Discard(imageId, jobId));
    wire.sendGarbage(imageId.toString());

    assertThat(wire.deadLetter(imageId.toString())).isNotNull(); // so all before it was taken in
    assertThat(count("select count(*) from task where group_id = :image")).isZero();
    assertThat(store.puts.get()).isEqualTo(puts);
    assertThat(state()).isEqualTo("discarded");
  }

  @Test
  void deleting_an_image_that_was_never_ordered_changes_nothing() throws Exception {
    wire.send(new Discard(imageId, jobId));

    assertThat(generated().key()).contains(imageId.toString());
  }

  @Test
  void a_job_with_all_its_images_is_deleted_in_one_poll() {
    List<UUID> images = Stream.generate(Ids::next).limit(2000).toList();
    jdbi.useTransaction(tx -> {
      handler.take(tx, images.stream().map(image -> received(generate(image))).toList());
      handler.take(tx, images.stream().map(image -> received(new Discard(image, jobId))).toList());
    });

    assertThat(ofJob("select count(*) from image where job_id = :job and state = 'discarded'"))
        .isEqualTo(2000);
    handler.tidy();
    await().until(() -> leftovers() == 0);
  }

  private StoredFile generated() throws Exception {
    wire.send(generate);
    return answer(1, Generated.class).temp();
  }

  private StoredFile processed() throws Exception {
    wire.send(process(generated()));
    return answer(2, Processed.class).file();
  }

  private <T extends ImageEvent> T answer(int n, Class<T> type) {
    List<ImageEvent> answers = wire.answersAbout(imageId, n);
    assertThat(answers).hasSize(n);
    return assertThat(answers.get(n - 1)).asInstanceOf(type(type)).actual();
  }

  private void discard() throws Exception {
    wire.send(new Discard(imageId, jobId));
    await().until(() -> state().equals("discarded"));
  }

  private void discardNow() {
    try {
      discard();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitNo(String key) {
    await().untilAsserted(() -> assertThat(store.exists(key)).as(key).isFalse());
  }

  private Generate generate(UUID image) {
    return new Generate(
        image,
        jobId,
        3,
        "a fox",
        1,
        "1:1",
        new Settings.Provider("test-card", Map.of("size", 64)),
        new Settings.Limits(10, 3, 10, 64));
  }

  private Process process(StoredFile temp) {
    var settings =
        new Settings.Processing(
            false, 0, 1, true, "png", 90, 100, 85, false, "auto", false, "#ffffff");
    var metadata = new Settings.Metadata(false, null);
    return new Process(imageId, jobId, 3, 1, temp, "a fox", 1, settings, metadata);
  }

  private static Known<ImageCommand> received(ImageCommand command) {
    var envelope = new Envelope(Ids.next().toString(), "jobs", "any", null, null, null, null, null);
    return new Known<>(envelope, command);
  }

  private String path() {
    return "/api/v1/images/" + imageId;
  }

  private String state() {
    return jdbi.withHandle(h ->
        h.createQuery("select state from image where id = :image")
            .bind("image", imageId)
            .mapTo(String.class)
            .findOne()
            .orElse("unknown"));
  }

  private int openTasks() {
    return count("select count(*) from task where group_id = :image and done_at is null");
  }

  private int leftovers() {
    return ofJob(
        """
        select count(*) from leftover
        where key like '%/' || :job || '/%' and due_at <= now()\
        """);
  }

  private int count(String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).bind("image", imageId).mapTo(int.class).one());
  }

  private int ofJob(String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).bind("job", jobId).mapTo(int.class).one());
  }
}
