package imagefactory.verdicts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.QcEvent.Judged;
import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.Settings.Quality;
import imagefactory.contracts.StoredFile;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.store.ObjectStore;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import imagefactory.verdicts.setup.JudgeSettings;
import imagefactory.verdicts.setup.QcSettings;
import imagefactory.verdicts.store.Bills;
import imagefactory.verdicts.verdict.Bill;
import imagefactory.verdicts.vision.JudgeOnLoopback;
import imagefactory.verdicts.vision.PlayedJudge;
import imagefactory.verdicts.work.SecondReplica;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@OnStack
@QuarkusTestResource(value = JudgeOnLoopback.class, restrictToAnnotatedClass = true)
class VisionTest {
  private static final int SIDE = 128;

  @Inject ObjectStore store;
  @Inject Jdbi jdbi;
  @Inject Bills bills;
  @Inject Tasks tasks;
  @Inject VerdictHandler handler;
  @Inject QcSettings settings;
  @Inject JudgeSettings judgeSettings;

  /// Set by the test resource.
  @SuppressWarnings("NullAway.Init")
  PlayedJudge played;

  private final UUID jobId = Ids.next();
  private final UUID imageId = Ids.next();
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sound | true | passed | all checks passed | 1",
        "moody | true | passed | all checks passed | 2",
        "busy | true | passed | all checks passed | 2",
        "faulty | false | vision_rejected | the vision judge rejects it: six fingers | 1",
        "fenced | false | vision_rejected | the vision judge rejects it: blurry | 1",
      })
  void its_word_counts(String manner, boolean passed, String code, String reason, int calls)
      throws Exception {
    String prompt = manner + " " + imageId;
    assertThat(judged(prompt, null)).isEqualTo(new Judged(jobId, imageId, passed, code, reason));
    assertThat(played.asked(prompt)).hasSize(calls);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "down | answered HTTP 500, in 2 calls | 2",
        "chatty | expected JSON as the message, in 2 calls | 2",
        "away | answered HTTP 429, to be asked again in PT1H | 1",
        "locked | answered HTTP 401 | 1",
        "slow | no answer within 300 ms, in 2 calls | 2",
      })
  void a_judge_that_gives_no_answer_sets_the_image_aside(String manner, String why, int calls)
      throws Exception {
    String prompt = manner + " " + imageId;
    assertThat(judged(prompt, null))
        .isEqualTo(
            new Judged(
                jobId,
                imageId,
                false,
                "judge_unavailable",
                "the vision judge gave no answer: %s; retry the image or approve it as it is"
                    .formatted(why)));
    assertThat(played.asked(prompt)).hasSize(calls);
    assertThat(wire.logOf(imageId, 1))
        .singleElement()
        .extracting(LogEntry::message)
        .asString()
        .doesNotContain(PlayedJudge.KEY);
  }

  @Test
  void it_is_shown_a_small_copy_and_told_what_was_ordered() throws Exception {
    String prompt = "sound " + imageId;
    judged(prompt, null);
    JsonNode asked = played.asked(prompt).getFirst();
    assertThat(asked.path("model").asText()).isEqualTo("sees-all");
    assertThat(asked.at("/messages/0/content").asText()).startsWith("You check generated pictures");
    assertThat(asked.at("/messages/1/content/1/image_url/url").asText())
        .startsWith("data:image/jpeg;base64,")
        .hasSizeLessThan(4_000);
    assertThat(asked.at("/response_format/json_schema/strict").asBoolean()).isTrue();
    assertThat(played.logins()).contains("Bearer " + PlayedJudge.KEY);
  }

  @Test
  void a_custom_prompt_is_used_instead_of_the_default() throws Exception {
    String prompt = "sound " + imageId;
    judged(prompt, "Reject whatever is blue.");
    assertThat(played.asked(prompt).getFirst().at("/messages/0/content").asText())
        .isEqualTo("Reject whatever is blue.");
  }

  @Test
  void what_it_cost_stands_with_the_verdict() throws Exception {
    judged("moody " + imageId, null);
    given().get("/api/v1/verdicts/" + imageId).then().statusCode(200).body("cost", equalTo(0.004f));
  }

  @Test
  void the_bill_counts_an_image_once_however_often_it_is_ordered() throws Exception {
    BigDecimal before = bill("paid.costSoFar");
    BigDecimal images = bill("paid.imagesSoFar");
    Judge judge = judge(imageId, scene.png(), "moody " + imageId, null);
    wire.send(judge);
    assertThat(wire.verdictsOn(imageId, 1)).hasSize(1);
    wire.send(judge);
    assertThat(wire.verdictsOn(imageId, 2)).hasSize(2);

    assertThat(bill("paid.costSoFar")).isEqualByComparingTo(before.add(new BigDecimal("0.004")));
    assertThat(bill("paid.imagesSoFar")).isEqualByComparingTo(images.add(BigDecimal.ONE));
  }

  @Test
  void each_day_has_its_own_bill() {
    LocalDate day = LocalDate.of(2001, 2, 3);
    jdbi.useTransaction(tx -> {
      BigDecimal before = bills.soFar(tx).cost();
      bills.add(tx, day, new BigDecimal("0.002"));
      bills.add(tx, day, new BigDecimal("0.004"));
      bills.add(tx, day.plusDays(1), new BigDecimal("0.010"));
      assertThat(bills.on(tx, day)).isEqualTo(new Bill(2, new BigDecimal("0.006000")));
      assertThat(bills.on(tx, day.plusDays(2))).isEqualTo(new Bill(0, BigDecimal.ZERO));
      assertThat(bills.soFar(tx).cost()).isEqualByComparingTo(before.add(new BigDecimal("0.016")));
      tx.rollback();
    });
  }

  @Test
  void no_more_images_than_allowed_are_with_the_judge_whatever_the_replicas() throws Exception {
    List<UUID> images = Stream.generate(Ids::next).limit(6).toList();
    jdbi.useHandle(h ->
        h.execute("insert into judge_gate (judge) values ('sees-all') on conflict do nothing"));
    try (var _ = new SecondReplica(tasks, handler, settings, judgeSettings)) {
      try (var gate = jdbi.open()) {
        gate.begin();
        // Whoever wants to ask the judge stands before its gate until the transaction ends.
        gate.execute("select from judge_gate where judge = 'sees-all' for update");
        for (UUID image : images) {
          wire.send(judge(image, Ids.next(), scene.png(), "sound " + image, null));
        }
        await().until(() -> toBeShown() == images.size());
        // Meanwhile nobody waits who need not.
        wire.send(judge(imageId, Pictures.flat(SIDE, SIDE), "sound " + imageId, null));
        assertThat(wire.verdictsOn(imageId, 1)).singleElement().matches(each -> !each.passed());
        await().until(() -> shown() == 2);
        gate.rollback();
      }
      for (UUID image : images) {
        assertThat(wire.verdictsOn(image, 1)).singleElement().matches(Judged::passed);
        assertThat(played.asked("sound " + image)).hasSize(1);
      }
    }
  }

  @Test
  void what_is_rejected_anyway_is_not_shown() throws Exception {
    String prompt = "sound " + imageId;
    wire.send(judge(imageId, Pictures.flat(SIDE, SIDE), prompt, null));
    assertThat(wire.verdictsOn(imageId, 1)).singleElement().matches(each -> !each.passed());
    assertThat(played.asked(prompt)).isEmpty();
  }

  @Test
  void a_duplicate_is_not_shown() throws Exception {
    judged("sound " + imageId, null);
    UUID copy = Ids.next();
    wire.send(judge(copy, scene.png(), "sound " + copy, null));
    assertThat(wire.verdictsOn(copy, 1)).singleElement().matches(each -> !each.passed());
    assertThat(played.asked("sound " + copy)).isEmpty();
  }

  @Test
  void it_is_listed_as_working() {
    given()
        .get("/api/v1/inspectors")
        .then()
        .body("items.find { it.name == 'vision' }.on", equalTo(true));
  }

  private int toBeShown() {
    return jdbi.withHandle(h ->
        h.createQuery("select count(*) from task where kind = 'show' and done_at is null")
            .mapTo(int.class)
            .one());
  }

  private int shown() {
    return jdbi.withHandle(h -> tasks.inWork(h).getOrDefault(VerdictHandler.SHOW, 0));
  }

  private static BigDecimal bill(String field) {
    return new BigDecimal(
        given()
            .get("/api/v1/inspectors")
            .path("items.find { it.name == 'vision' }." + field)
            .toString());
  }

  private Judged judged(String prompt, @Nullable String instructions) throws IOException {
    wire.send(judge(imageId, scene.png(), prompt, instructions));
    return wire.verdictsOn(imageId, 1).getFirst();
  }

  private Judge judge(UUID image, byte[] file, String prompt, @Nullable String instructions)
      throws IOException {
    return judge(image, jobId, file, prompt, instructions);
  }

  private Judge judge(
      UUID image, UUID job, byte[] file, String prompt, @Nullable String instructions)
      throws IOException {
    String key = "temp/%s/%s.png".formatted(job, image);
    var stored = store.put(key, new ByteArrayInputStream(file));
    var temp = new StoredFile(key, "png", SIDE, SIDE, stored.size(), stored.sha256());
    var quality = new Quality(true, instructions, new Checks(true, true, true, true));
    return new Judge(image, job, 0, temp, prompt, "1:1", quality);
  }
}
