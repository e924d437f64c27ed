package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import imagefactory.local.home.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What comes into a page moves nothing that is there already, whether answers come at once or
/// skeletons stood in their places.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class StillnessTest {
  private static final Pattern ANSWERS = Pattern.compile(".*/api/v1/(?!history/stream).*");
  private static final String JOB =
      """
      {"prompts": ["a lighthouse at dusk", "a flat card"], "variations": 4, "provider": {"name": "test-card", "options": {"size": 128}}}
      """;

  @Test
  void no_page_jumps_when_answers_come_at_once(House house, Chromium chromium) {
    standsStill(house, chromium, Screen.Size.PHONE, Screen::open);
  }

  @Test
  void no_page_jumps_when_skeletons_come_first(House house, Chromium chromium) {
    standsStill(house, chromium, Screen.Size.DESK, StillnessTest::openSlowly);
  }

  private static void standsStill(
      House house, Chromium chromium, Screen.Size size, BiConsumer<Screen, String> open) {
    Map<String, List<?>> jumps = new LinkedHashMap<>();
    pages(finished(house), configuration(house))
        .forEach((path, hearts) -> {
          try (var screen = new Screen(house, chromium, size)) {
            open.accept(screen, path);
            hearts.forEach(heart -> screen.find(heart).first().waitFor());
            jumps.put(path, screen.jumps());
            screen.hasNoComplaints();
          }
        });
    jumps.values().removeIf(List::isEmpty);
    assertThat(jumps).isEmpty();
  }

  /// No service answers before the page has shown that it waits.
  private static void openSlowly(Screen screen, String path) {
    List<Route> held = new ArrayList<>();
    screen.page().route(ANSWERS, held::add);
    screen.open(path);
    screen.find(".sk >> visible=true").first().waitFor();
    screen.page().unroute(ANSWERS);
    held.forEach(Route::resume);
  }

  /// Each with what is there once all of its answers are.
  private static Map<String, List<String>> pages(String job, String configuration) {
    return Map.of(
        "/",
        List.of("#h-latest", ".chart >> nth=4", "services-panel .num >> nth=3", "#h-lag"),
        "/jobs",
        List.of("[data-row]", ".panel-foot"),
        "/jobs/" + job,
        List.of("job-images img", "job-timeline li >> nth=2", "job-log .log-line"),
        "/gallery?jobId=" + job,
        List.of("factory-picture[data-state=here]"),
        "/review?jobId=" + job,
        List.of("[data-image] factory-picture[data-state=here]", ".figs-4"),
        "/configurations",
        List.of("tbody a.row-link"),
        "/configurations/" + configuration,
        List.of(".prompts li", ".sum"),
        "/operations",
        List.of(
            "letters-panel .state, .letters-list",
            "queue-panel .rows, queue-panel p",
            "providers-panel td",
            "topics-panel summary",
            "rebuild-panel .panel-foot",
            "retention-panel .panel-foot"));
  }

  private static String finished(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), JOB);
    doors.awaitEnd(job);
    doors.awaitHistory(
        "/api/v1/history/jobs/" + job, told -> told.path("status").asText().equals("completed"));
    return job;
  }

  private static String configuration(House house) {
    var saved =
        house
            .doors()
            .post(
                Member.JOB,
                "/api/v1/configurations",
                "{\"name\": \"still %s\", \"settings\": %s}".formatted(UUID.randomUUID(), JOB));
    return saved.body().path("id").asText();
  }
}
