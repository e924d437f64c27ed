package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.local.home.Member;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is killed in the middle of a job comes back, and the job ends as if nothing had been.
@ExtendWith(House.Guest.class)
class NothingIsLostTest {
  private static final int IMAGES = 24;
  private static final String MANY =
      """
      {"prompts": ["a lake at dawn"], "generations": %d, "seed": 1,
       "provider": {"name": "embedded", "options": {"size": 256}}, "limits": {"inFlight": 8}}
      """
          .formatted(IMAGES);

  @ParameterizedTest
  @EnumSource(Member.class)
  void a_job_completes_though_a_part_of_the_house_is_killed(Member victim, House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), MANY);
    doors.awaitJob(job, each -> each.path("successfulImages").asInt() >= 3);
    int restarts = house.restarts(victim);
    house.kill(victim);

    JsonNode ended = doors.awaitEnd(job);
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.path("successfulImages").asInt()).isEqualTo(IMAGES);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> house.restarts(victim), now -> now > restarts);

    JsonNode told =
        doors.awaitHistory(
            "/api/v1/history/jobs/" + job,
            each -> each.path("status").asText().equals("completed"));
    assertThat(told.path("successful").asInt()).isEqualTo(IMAGES);
    JsonNode events =
        doors.get(Member.HISTORY, "/api/v1/history/jobs/" + job + "/events?limit=500").body();
    assertThat(ordered(events)).isEqualTo(IMAGES);
  }

  /// Each image is ordered, and so paid for, once.
  private static long ordered(JsonNode events) {
    return events
        .path("items")
        .valueStream()
        .filter(each -> each.path("type").asText().equals("imagefactory.job.image-ordered"))
        .count();
  }
}
