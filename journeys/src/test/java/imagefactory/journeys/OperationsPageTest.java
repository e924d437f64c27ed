package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import imagefactory.local.home.Member;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What operators steer behind the scenes, against the whole stack. Jobs that must not start before
/// tomorrow stay in the queue whatever else runs.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class OperationsPageTest {
  private static final String HOSTILE = "<b onclick='globalThis.hacked=1'>third</b>";

  @Test
  void the_page_is_accessible_and_fits_every_screen(House house, Chromium chromium) {
    List<String> jobs = waiting(house, "first", "second", HOSTILE);
    for (Screen.Size size :
        List.of(Screen.Size.DESK, Screen.Size.NIGHT, Screen.Size.PHONE, Screen.Size.WALL)) {
      try (var screen = new Screen(house, chromium, size)) {
        screen.open("/operations");
        row(screen, jobs.getLast()).waitFor();
        screen.find("providers-panel td >> text=embedded").waitFor();
        screen.find("topics-panel >> text=job-events").first().waitFor();
        screen.fitsItsWidth();
        screen.picture("operations-" + size.name());
        if (size.width() == Screen.Size.DESK.width()) {
          Accessible.is(screen);
        }
        assertThat(row(screen, jobs.getLast()).locator("a").textContent()).isEqualTo(HOSTILE);
        screen.hasNoComplaints();
      }
    }
    forget(house, jobs);
  }

  @Test
  void the_queue_is_put_into_another_order_by_keys(House house, Chromium chromium) {
    List<String> jobs = waiting(house, "one", "two", "three");
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/operations");
      Locator handle = row(screen, jobs.get(2)).locator(".handle");
      handle.focus();
      var keys = screen.page().keyboard();
      keys.press(" ");
      keys.press("ArrowUp");
      screen.find("queue-panel [role=status]:has-text('three, place')").waitFor();
      keys.press("Escape");
      screen.find("queue-panel [role=status]:has-text('Put back')").waitFor();
      assertThat(order(house, jobs)).isEqualTo(jobs);

      keys.press(" ");
      keys.press("ArrowUp");
      keys.press("ArrowUp");
      Accessible.is(screen);
      keys.press(" ");
      screen.find("queue-panel [role=status]:has-text('three dropped')").waitFor();
      row(screen, jobs.get(2)).locator(".tag:has-text('+1')").waitFor();
      assertThat(order(house, jobs)).containsExactly(jobs.get(2), jobs.get(0), jobs.get(1));

      row(screen, jobs.get(0)).locator("[aria-label^='Move down']").click();
      row(screen, jobs.get(0)).locator(".tag:has-text('−1')").waitFor();
      assertThat(order(house, jobs)).containsExactly(jobs.get(2), jobs.get(1), jobs.get(0));
      screen.hasNoComplaints();
    }
    forget(house, jobs);
  }

  @Test
  void the_queue_is_put_into_another_order_by_drag(House house, Chromium chromium) {
    List<String> jobs = waiting(house, "red", "green", "blue");
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/operations");
      Locator first = row(screen, jobs.get(0));
      first.scrollIntoViewIfNeeded();
      first.locator(".handle").hover();
      var mouse = screen.page().mouse();
      mouse.down();
      var last = row(screen, jobs.get(2)).boundingBox();
      mouse.move(last.x + 20, last.y + last.height);
      screen.picture("operations-drag");
      mouse.up();
      first.locator(".tag:has-text('−')").waitFor();
      assertThat(order(house, jobs)).containsExactly(jobs.get(1), jobs.get(2), jobs.get(0));
      screen.hasNoComplaints();
    }
    forget(house, jobs);
  }

  /// As the queue would be with these priorities, against the order that was asked for.
  @Test
  void whatever_order_is_wanted_its_priorities_bring_it_about(House house, Chromium chromium) {
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/operations");
      Object wrong =
          screen
              .page()
              .evaluate(
                  """
                  async () => {
                    const main = document.querySelector('script[type=module]').src;
                    const { priorities } = await import(main.replace('app/main.js', 'pages/operations/queue-order.js'));
                    let seed = 7;
                    const next = (n) => (seed = (seed * 48271) % 2147483647) % n;
                    const rank = (job) => Date.parse(job.queuedAt) - job.priority * 60_000;
                    const wrong = [];
                    for (let round = 0; round < 500; round++) {
                      const jobs = Array.from({ length: 2 + next(9) }, (_, id) => ({ id, priority: next(7) - 3, queuedAt: new Date(1.7e12 + next(600_000)).toISOString() })).sort((a, b) => rank(a) - rank(b));
                      const wanted = [...jobs];
                      wanted.splice(next(jobs.length), 0, ...wanted.splice(next(jobs.length), 1));
                      const changed = new Map((priorities(jobs, wanted, 60_000) ?? []).map(({ id, priority }) => [id, priority]));
                      const after = jobs.map((job) => ({ ...job, priority: changed.get(job.id) ?? job.priority })).sort((a, b) => rank(a) - rank(b));
                      if (after.some((job, place) => job.id !== wanted[place].id)) wrong.push(round);
                    }
                    return wrong;
                  }
                  """);
      assertThat(wrong).isEqualTo(List.of());
      screen.hasNoComplaints();
    }
  }

  private static Locator row(Screen screen, String job) {
    return screen.find("[data-job='" + job + "']");
  }

  private static List<String> waiting(House house, String... labels) {
    String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
    return Stream.of(labels).map(label -> waiting(house, label, tomorrow)).toList();
  }

  private static String waiting(House house, String label, String start) {
    var answer =
        house
            .doors()
            .post(
                Member.JOB,
                "/api/v1/jobs",
                """
                {"label": "%s", "scheduledAt": "%s",
                 "settings": {"prompts": ["a fox"], "provider": {"options": {"size": 128}}}}
                """
                    .formatted(label, start));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return answer.body().path("id").asText();
  }

  private static List<String> order(House house, List<String> jobs) {
    JsonNode queue = house.doors().get(Member.JOB, "/api/v1/queue").body();
    return StreamSupport.stream(queue.path("queued").spliterator(), false)
        .map(job -> job.path("id").asText())
        .filter(jobs::contains)
        .toList();
  }

  private static void forget(House house, List<String> jobs) {
    jobs.forEach(job -> house.doors().post(Member.JOB, "/api/v1/jobs/" + job + "/cancel", "{}"));
  }
}
