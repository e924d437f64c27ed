package imagefactory.verdicts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.QcEvent.Judged;
import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.Settings.Quality;
import imagefactory.contracts.StoredFile;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.store.ObjectStore;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import imagefactory.verdicts.store.Bills;
import imagefactory.verdicts.verdict.Bill;
import imagefactory.verdicts.vision.JudgeOnLoopback;
import imagefactory.verdicts.vision.PlayedJudge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
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
    String key = "temp/%s/%s.png".formatted(jobId, image);
    var stored = store.put(key, new ByteArrayInputStream(file));
    var temp = new StoredFile(key, "png", SIDE, SIDE, stored.size(), stored.sha256());
    var quality = new Quality(true, instructions, new Checks(true, true, true, true));
    return new Judge(image, jobId, 0, temp, prompt, "1:1", quality);
  }
}
