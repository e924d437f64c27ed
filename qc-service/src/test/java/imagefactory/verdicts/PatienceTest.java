package imagefactory.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.QcEvent.Judged;
import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.Settings.Quality;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import imagefactory.verdicts.measure.FailingStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
@TestProfile(PatienceTest.Short.class)
class PatienceTest {
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
  void tries_a_file_that_cannot_be_read_again_and_then_rejects_it() throws Exception {
    wire.send(judge("temp/unreadable.png"));

    assertThat(wire.verdictsOn(imageId, 1))
        .singleElement()
        .satisfies(judged -> {
          assertThat(judged.passed()).isFalse();
          assertThat(judged.code()).isEqualTo("file_unreadable");
          assertThat(judged.reason()).startsWith("the file temp/unreadable.png cannot be read");
        });
    assertThat(attempts()).isEqualTo(3);
  }

  @Test
  void does_not_look_again_at_a_file_that_ended_all_attempts_without_a_word() throws Exception {
    jdbi.useHandle(h ->
        h.createUpdate(
                """
                insert into task (id, group_id, kind, payload, attempt)
                values (:image, :image, 'judge', :payload::jsonb, 3)\
                """)
            .bind("image", imageId)
            .bind("payload", Json.text(judge("temp/deadly.png")))
            .execute());

    assertThat(wire.verdictsOn(imageId, 1))
        .containsExactly(
            new Judged(
                jobId,
                imageId,
                false,
                "judge_failed",
                "the file could not be judged in 3 attempts; qc-service's log says why"));
  }

  private Judge judge(String key) {
    var file = new StoredFile(key, "png", 64, 64, 9, "ab12");
    var quality = new Quality(true, null, new Checks(true, true, true, true));
    return new Judge(imageId, jobId, 0, file, "a lighthouse at dusk", "1:1", quality);
  }

  private int attempts() {
    return jdbi.withHandle(h ->
        h.createQuery("select attempt from task where id = :image")
            .bind("image", imageId)
            .mapTo(int.class)
            .one());
  }

  /// Three attempts, hardly a wait between them, and a disk that fails.
  public static final class Short implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(FailingStore.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "factory.qc.attempts", "3",
          "factory.task.first-retry", "10ms",
          "factory.task.poll", "50ms");
    }
  }
}
