package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.local.home.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.Guest.class)
class FailedImagesTest {
  private static final String ONE_GOOD_ONE_FLAT =
      """
      {"prompts": ["a card with bars", "a flat card"], "provider": {"name": "test-card", "options": {"size": 64}}}
      """;

  @Test
  void a_person_approves_a_rejected_image_and_it_is_finished_like_any_other(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), ONE_GOOD_ONE_FLAT);
    doors.awaitEnd(job);
    JsonNode rejected = rejected(doors, job);
    String temp = rejected.path("tempImagePath").asText();

    var answer =
        doors.post(
            Member.JOB,
            "/api/v1/review/approve",
            "{\"imageIds\":[\"%s\"]}".formatted(rejected.path("id").asText()));
    assertThat(answer.body().path("accepted").size()).isEqualTo(1);

    JsonNode approved =
        doors.awaitHistory(
            "/api/v1/history/images/" + rejected.path("id").asText(),
            image -> image.path("qcStatus").asText().equals("approved"));
    assertThat(house.store().resolve(approved.path("finalImagePath").asText())).exists();
    assertThat(approved.path("tempImagePath").isNull()).isTrue();
    await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(house.store().resolve(temp)));
    JsonNode told =
        doors.awaitHistory(
            "/api/v1/history/jobs/" + job, each -> each.path("successful").asInt() == 2);
    assertThat(told.path("failed").asInt()).isZero();
    assertThat(doors.job(job).path("successfulImages").asInt()).isEqualTo(2);
  }

  @Test
  void a_deleted_job_is_gone_everywhere_and_so_are_its_files(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), ONE_GOOD_ONE_FLAT);
    doors.awaitEnd(job);
    String image = rejected(doors, job).path("id").asText();

    assertThat(doors.delete(Member.JOB, "/api/v1/jobs/" + job)).isEqualTo(204);

    assertThat(doors.get(Member.JOB, "/api/v1/jobs/" + job).status()).isEqualTo(404);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(doors.get(Member.HISTORY, "/api/v1/history/jobs/" + job).status())
              .isEqualTo(404);
          assertThat(doors.get(Member.IMAGE, "/api/v1/images/" + image).status()).isEqualTo(410);
          assertThat(files(house.store(), job)).isZero();
        });
  }

  private static JsonNode rejected(Doors doors, String job) {
    JsonNode page =
        doors.awaitHistory(
            "/api/v1/history/images?qcStatus=qc_failed&jobId=" + job,
            each -> each.path("items").size() == 1);
    return doors.items(page).getFirst();
  }

  /// Of this job, wherever they lie.
  private static long files(Path store, String job) {
    try (var all = Files.walk(store)) {
      return all.filter(Files::isRegularFile).filter(file -> file.toString().contains(job)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
