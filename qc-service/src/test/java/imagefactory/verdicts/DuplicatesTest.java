package imagefactory.verdicts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import imagefactory.contracts.QcCommand.Abandon;
import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.QcEvent.Judged;
import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.Settings.Quality;
import imagefactory.contracts.StoredFile;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.store.ObjectStore;
import imagefactory.pixels.Encoder;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import imagefactory.verdicts.measure.Measuring;
import imagefactory.verdicts.store.Prints;
import imagefactory.verdicts.verdict.Passed;
import imagefactory.verdicts.verdict.Print;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@OnStack
class DuplicatesTest {
  private static final int SIDE = 128;
  private static final Checks ALL = new Checks(true, true, true, true);

  @Inject ObjectStore store;
  @Inject Jdbi jdbi;
  @Inject Prints prints;
  @Inject PrintRetention retention;

  private final UUID jobId = Ids.next();
  private final UUID first = Ids.next();
  private final UUID second = Ids.next();
  private Scene scene;
  private Wire wire;

  @BeforeEach
  void open(TestInfo test) {
    scene = Scene.of(test, SIDE);
    wire = new Wire(Stack.current());
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void the_same_file_comes_through_once_in_a_job() throws Exception {
    assertThat(judged(first, jobId, scene.png()).passed()).isTrue();
    assertThat(judged(second, jobId, scene.png()))
        .isEqualTo(
            new Judged(
                jobId,
                second,
                false,
                "duplicate",
                "duplicate: the same file as image %s of this job".formatted(first)));
  }

  @Test
  void a_copy_that_was_compressed_is_noticed() throws Exception {
    assertThat(judged(first, jobId, scene.png()).passed()).isTrue();
    Judged copy = judged(second, jobId, Encoder.jpg(scene.paint(), 70));
    assertThat(copy.code()).isEqualTo("near_duplicate");
    assertThat(copy.reason()).startsWith("near-duplicate: looks like image " + first);
  }

  @Test
  void nobody_compares_when_the_job_does_not_want_it() throws Exception {
    var checks = new Checks(true, true, true, false);
    assertThat(judged(first, jobId, scene.png(), checks).passed()).isTrue();
    assertThat(judged(second, jobId, scene.png(), checks).passed()).isTrue();
  }

  @Test
  void the_same_file_in_another_job_passes_with_a_warning() throws Exception {
    UUID rerun = Ids.next();
    assertThat(judged(first, jobId, scene.png()).passed()).isTrue();
    Judged again = judged(second, rerun, scene.png());
    assertThat(again.passed()).isTrue();
    assertThat(again.reason())
        .isEqualTo(
            "all checks passed; the same file as image %s of job %s".formatted(first, jobId));
    assertThat(wire.logOf(second, 1))
        .singleElement()
        .extracting(LogEntry::level, LogEntry::errorCode)
        .containsExactly(Level.WARN, "duplicate_elsewhere");
    given()
        .get("/api/v1/verdicts/" + second)
        .then()
        .body("warnings.code", contains("duplicate_elsewhere"));
  }

  @Test
  void of_two_that_are_judged_at_once_one_passes() throws Exception {
    // Both wait for their turn to be compared; neither has seen the other then.
    try (var turn = jdbi.open()) {
      turn.begin();
      prints.lock(turn, jobId);
      wire.send(judge(first, jobId, scene.png(), ALL));
      wire.send(judge(second, jobId, scene.png(), ALL));
      await().until(() -> waiting() == 2);
      turn.rollback();
    }
    List<Judged> both =
        Stream.of(first, second).map(image -> wire.verdictsOn(image, 1).getFirst()).toList();
    assertThat(both).extracting(Judged::code).containsExactlyInAnyOrder("passed", "duplicate");
  }

  @Test
  void nothing_is_a_duplicate_of_what_was_rejected() throws Exception {
    assertThat(judged(first, jobId, Pictures.flat(SIDE, SIDE)).code()).isEqualTo("blank");
    assertThat(judged(second, jobId, Pictures.flat(SIDE, SIDE)).code()).isEqualTo("blank");
  }

  @Test
  void an_image_that_was_given_up_is_forgotten() throws Exception {
    assertThat(judged(first, jobId, scene.png()).passed()).isTrue();
    wire.send(new Abandon(first, jobId, "cancelled"));
    await().until(() -> like(second).isEmpty());
    assertThat(judged(second, jobId, scene.png()).passed()).isTrue();
  }

  @Test
  void old_prints_are_dropped_in_batches_and_younger_ones_stay() throws Exception {
    List<UUID> old = Stream.generate(Ids::next).limit(5).toList();
    old.forEach(this::pass);
    pass(first);
    jdbi.useHandle(h ->
        h.createUpdate(
                "update print set taken_at = now() - interval '1000 days' where image_id = any (:old)")
            .bindArray("old", UUID.class, old)
            .execute());

    assertThat(retention.drop(Duration.ofDays(1001), 2)).isEqualTo(1);
    assertThat(like(second)).hasSize(6);
    assertThat(retention.drop(Duration.ofDays(999), 2)).isEqualTo(3);
    assertThat(like(second)).extracting(Passed::imageId).containsExactly(first);
  }

  @Test
  void an_image_is_no_duplicate_of_itself() throws Exception {
    assertThat(judged(first, jobId, scene.png()).passed()).isTrue();
    assertThat(like(first)).isEmpty();
    assertThat(like(second)).hasSize(1);
  }

  @Test
  void whatever_three_bits_differ_the_index_finds_it() throws Exception {
    assertThat(judged(first, jobId, scene.png()).passed()).isTrue();
    Print print = print();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      long flipped = 1L << bit | 1L << (bit * 7 + 3) % Long.SIZE | 1L << (bit * 5 + 31) % Long.SIZE;
      var other = new Print("00".repeat(32), SIDE, SIDE, print.waves() ^ flipped, 0, print.tiles());
      assertThat(like(second, other)).hasSize(1);
    }
  }

  private void pass(UUID image) {
    jdbi.useTransaction(tx -> prints.add(tx, new Passed(image, jobId, print())));
  }

  private List<Passed> like(UUID image) {
    return like(image, print());
  }

  private List<Passed> like(UUID image, Print print) {
    return jdbi.withHandle(tx -> prints.like(tx, image, jobId, print));
  }

  private Print print() {
    return Measuring.of(scene.png(), scene.paint()).print();
  }

  private int waiting() {
    return jdbi.withHandle(h ->
        h.createQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted")
            .mapTo(int.class)
            .one());
  }

  private Judged judged(UUID image, UUID job, byte[] file) throws IOException {
    return judged(image, job, file, ALL);
  }

  private Judged judged(UUID image, UUID job, byte[] file, Checks checks) throws IOException {
    wire.send(judge(image, job, file, checks));
    return wire.verdictsOn(image, 1).getFirst();
  }

  private Judge judge(UUID image, UUID job, byte[] file, Checks checks) throws IOException {
    String key = "temp/%s/%s.png".formatted(job, image);
    var stored = store.put(key, new ByteArrayInputStream(file));
    var temp = new StoredFile(key, "png", SIDE, SIDE, stored.size(), stored.sha256());
    return new Judge(
        image, job, 0, temp, "a lighthouse at dusk", "1:1", new Quality(true, null, checks));
  }
}
