package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.local.home.Member;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.Guest.class)
class ImagesAreMadeTest {
  private static final String PAINTED =
      """
      {"prompts": ["a lighthouse at dusk", "a violet nebula"], "variations": 2, "aspectRatios": ["1:1", "3:2"],
       "seed": 7, "provider": {"name": "embedded", "options": {"size": 192}},
       "processing": {"saturation": 1.2, "sharpening": 2, "imageConvert": true, "format": "jpg"}}
      """;
  private static final String CARDS =
      """
      {"prompts": ["a card"], "provider": {"name": "test-card", "options": {"size": 64}}}
      """;

  @Test
  void a_job_makes_finished_images_and_history_tells_of_them(House house) throws IOException {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), PAINTED);
    JsonNode ended = doors.awaitEnd(job);
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.path("successfulImages").asInt()).isEqualTo(4);
    assertThat(ended.path("progress").path("percent").asInt()).isEqualTo(100);

    JsonNode told =
        doors.awaitHistory(
            "/api/v1/history/jobs/" + job,
            each -> each.path("status").asText().equals("completed"));
    assertThat(told.path("successful").asInt()).isEqualTo(4);
    List<JsonNode> images =
        doors.items(doors.get(Member.HISTORY, "/api/v1/history/jobs/" + job + "/images").body());
    assertThat(images).hasSize(4);
    for (JsonNode image : images) {
      assertThat(image.path("qcStatus").asText()).isEqualTo("approved");
      assertThat(image.path("tempImagePath").isNull()).isTrue();
      assertThat(house.store().resolve(image.path("finalImagePath").asText())).exists();
      assertThat(image.path("metadata").path("title").asText()).isNotBlank();
      var picture = ImageIO.read(new ByteArrayInputStream(doors.file(image.path("id").asText())));
      assertThat(picture.getWidth()).isEqualTo(image.path("width").asInt());
    }
    try (var left = Files.walk(house.store().resolve("temp").resolve(job))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void quality_rejects_one_image_and_the_job_still_completes(House house) {
    Doors doors = house.doors();
    String job =
        doors.submitted(
            UUID.randomUUID().toString(),
            """
            {"prompts": ["a card with bars", "a flat card"], "provider": {"name": "test-card", "options": {"size": 64}}}
            """);
    JsonNode ended = doors.awaitEnd(job);
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.path("successfulImages").asInt()).isEqualTo(1);
    assertThat(ended.path("failedImages").asInt()).isEqualTo(1);
    JsonNode page =
        doors.awaitHistory(
            "/api/v1/history/images?qcStatus=qc_failed&jobId=" + job,
            each -> each.path("items").size() == 1);
    JsonNode rejected = doors.items(page).getFirst();
    assertThat(rejected.path("qcReason").asText()).startsWith("blank");
    assertThat(rejected.path("finalImagePath").isNull()).isTrue();
    assertThat(house.store().resolve(rejected.path("tempImagePath").asText())).exists();
  }

  @Test
  void the_same_submission_twice_gives_one_job(House house) {
    Doors doors = house.doors();
    String key = UUID.randomUUID().toString();
    String first = doors.submitted(key, CARDS);
    assertThat(doors.submitted(key, CARDS)).isEqualTo(first);
    assertThat(doors.submit(key, PAINTED).status()).isEqualTo(422);
    assertThat(doors.awaitEnd(first).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void a_job_that_can_make_no_image_fails_and_says_why(House house) {
    Doors doors = house.doors();
    String job =
        doors.submitted(
            UUID.randomUUID().toString(),
            """
            {"prompts": ["a card"], "provider": {"name": "nobody"}}
            """);
    JsonNode ended = doors.awaitEnd(job);
    assertThat(ended.path("status").asText()).isEqualTo("failed");
    assertThat(ended.path("errorCode").asText()).isEqualTo("no_image_came");
    JsonNode images =
        doors.awaitHistory(
            "/api/v1/history/jobs/" + job + "/images",
            page ->
                page.path("items").size() == 1
                    && !page.path("items").get(0).path("failure").isNull());
    assertThat(doors.items(images).getFirst().path("failure").path("message").asText())
        .contains("nobody");
  }

  @Test
  void the_log_of_a_job_tells_its_steps(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), CARDS);
    doors.awaitEnd(job);
    JsonNode log =
        doors.awaitHistory(
            "/api/v1/history/jobs/" + job + "/logs",
            page -> page.toString().contains("completed: 1 successful"));
    assertThat(doors.items(log))
        .extracting(line -> line.path("stepName").asText())
        .contains("queue", "generate", "judge", "process", "job");
  }
}
