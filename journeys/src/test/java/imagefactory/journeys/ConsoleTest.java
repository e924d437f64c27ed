package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import imagefactory.local.home.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What operators see and do in the browser, against the whole stack.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class ConsoleTest {
  private static final String HOSTILE =
      "<img src=x onerror='globalThis.hacked=1'><script>globalThis.hacked=1</script>";
  private static final String PAINTED =
      """
      {"prompts": ["a lighthouse at dusk", "%s"], "variations": 4, "aspectRatios": ["1:1", "3:2"],
       "seed": 7, "provider": {"name": "embedded", "options": {"size": 192}}}
      """;

  /// Both answer with how many rows there were at most in the page.
  private static final String TO_THE_END =
      """
      async () => {
        const box = document.querySelector('.table-own');
        let most = 0;
        while (!document.querySelector('.panel-foot').textContent.includes('That is all')) {
          box.scrollTop = box.scrollHeight;
          await new Promise(requestAnimationFrame);
          most = Math.max(most, document.querySelectorAll('[data-row]').length);
        }
        box.scrollTop = box.scrollHeight;
        return most;
      }
      """;

  private static final String BACK_TO_THE_TOP =
      """
      async () => {
        const box = document.querySelector('.table-own');
        let most = 0;
        while (box.scrollTop > 0) {
          box.scrollTop -= 4 * box.clientHeight;
          await new Promise(requestAnimationFrame);
          most = Math.max(most, document.querySelectorAll('[data-row]').length);
        }
        return most;
      }
      """;

  @Test
  void every_page_is_accessible_and_fits_every_screen(House house, Chromium chromium) {
    String job = finished(house);
    for (Screen.Size size :
        List.of(Screen.Size.DESK, Screen.Size.NIGHT, Screen.Size.PHONE, Screen.Size.WALL)) {
      try (var screen = new Screen(house, chromium, size)) {
        for (String path : List.of("/", "/jobs", "/jobs/" + job)) {
          screen.open(path);
          screen.find(".live:not(.live-wait)").first().waitFor();
          screen.find(heartOf(path)).first().waitFor();
          screen.fitsItsWidth();
          screen.picture(name(path) + "-" + size.name());
          if (!size.equals(Screen.Size.WALL)) {
            Accessible.is(screen);
          }
        }
        screen.hasNoComplaints();
      }
    }
  }

  @Test
  void a_prompt_with_markup_stays_text(House house, Chromium chromium) {
    Doors doors = house.doors();
    var answer =
        doors.post(
            Member.JOB,
            "/api/v1/jobs",
            "{\"label\": \"%s\", \"settings\": %s}".formatted(HOSTILE, PAINTED.formatted(HOSTILE)));
    String job = answer.body().path("id").asText();
    doors.awaitHistory("/api/v1/history/jobs/" + job, told -> told.has("status"));
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/jobs/" + job);
      screen.find("h1:not(.vh)").waitFor();
      assertThat(screen.find("h1").textContent()).isEqualTo(HOSTILE);
      doors.awaitEnd(job);
      screen.open("/jobs");
      screen.sees(HOSTILE);
      assertThat(screen.page().evaluate("globalThis.hacked ?? 'unharmed'")).isEqualTo("unharmed");
      screen.hasNoComplaints();
    }
  }

  @Test
  void a_running_job_fills_its_page_without_a_reload(House house, Chromium chromium) {
    Doors doors = house.doors();
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/");
      String job = doors.submitted(UUID.randomUUID().toString(), PAINTED.formatted("a nebula"));
      screen.find(".panel a[href='/jobs/" + job + "']").first().click();
      screen.find("job-images img >> nth=7").waitFor();
      screen.find(".page-title .badge.is-completed").waitFor();
      screen.find("job-timeline >> text=Completed").waitFor();
      screen.find("job-log .log-line >> text=completed: 8 successful").waitFor();
      assertThat(screen.find(".figs .is-completed").textContent()).isEqualTo("8");
      screen.find("job-images .tile-pic").first().click();
      screen.find("dialog.lightbox .lb-count:text-is('1 of 8')").waitFor();
      Accessible.is(screen);
      screen.page().keyboard().press("Escape");
      screen.find("job-images .tile-pic:focus").waitFor();
      screen.hasNoComplaints();
    }
  }

  @Test
  void many_jobs_are_steered_after_a_look_at_what_would_happen(House house, Chromium chromium) {
    String first = finished(house);
    String second = finished(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/jobs");
      screen.find("[data-row='" + first + "'] input").waitFor();
      screen.find("thead .check").click();
      screen.find("[data-row='" + first + "'] :checked").waitFor();
      assertThat(screen.find("[data-row] :checked").count())
          .isEqualTo(screen.find("[data-row]").count());
      screen.page().keyboard().press("Escape");
      screen.find("[data-row='" + first + "'] input").click();
      screen.find("[data-row='" + second + "'] input").click();
      Locator bar = screen.find("[aria-label=Selection]");
      bar.getByText("Cancel").click();
      screen.find("dialog >> text=stay as it is").first().waitFor();
      Accessible.is(screen);
      assertThat(button(screen, "Cancel 0 jobs").isDisabled()).isTrue();
      screen.page().keyboard().press("Escape");

      bar.getByText("Delete").click();
      screen.picture("jobs-dry-run");
      button(screen, "Delete 2 jobs").click();
      screen
          .find("[data-row='" + first + "']")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(house.doors().get(Member.JOB, "/api/v1/jobs/" + second).status()).isEqualTo(404);
      screen.hasNoComplaints();
    }
  }

  @Test
  void a_job_is_run_again_with_one_setting_edited(House house, Chromium chromium) {
    Doors doors = house.doors();
    String job = finished(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/jobs/" + job);
      button(screen, "Rerun").click();
      Locator dialog = screen.find("dialog");
      dialog.getByLabel("Sharpening").fill("11");
      dialog.getByLabel("Sharpening").blur();
      button(screen, "Queue the rerun").click();
      dialog.getByText("sharpening").first().waitFor();
      screen.find("dialog .state-error").waitFor();
      dialog.getByLabel("Sharpening").fill("3");
      dialog.getByLabel("Sharpening").blur();
      Accessible.is(screen);
      screen.picture("job-rerun");
      button(screen, "Queue the rerun").click();
      screen.page().waitForURL(url -> url.contains("/jobs/") && !url.contains(job));
      String again = screen.page().url().replaceFirst(".*/", "");
      assertThat(doors.job(again).at("/settings/processing/sharpening").asInt()).isEqualTo(3);
      assertThat(doors.job(again).path("rerunOf").asText()).isEqualTo(job);
      doors.awaitEnd(again);
    }
  }

  @Test
  void a_lost_connection_shows_itself_and_heals(House house, Chromium chromium) {
    Doors doors = house.doors();
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/jobs");
      screen.sees("Live");
      house.kill(Member.HISTORY);
      screen.sees("The connection is lost.");
      screen.picture("jobs-connection-lost");
      String job = doors.submitted(UUID.randomUUID().toString(), PAINTED.formatted("a fox"));
      screen
          .page()
          .getByText("The connection is lost.")
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(WaitForSelectorState.DETACHED)
                  .setTimeout(60_000));
      screen.find("[data-row='" + job + "'] .is-completed").first().waitFor();
    }
  }

  @Test
  void everything_is_reached_by_keys(House house, Chromium chromium) {
    String job = finished(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/");
      var keys = screen.page().keyboard();
      keys.press("g");
      keys.press("j");
      screen.find("job-table [data-row]").first().waitFor();
      keys.press("j");
      screen.find("[data-row] a:focus").waitFor();
      keys.press("x");
      screen.find("[aria-label=Selection] >> text=1 selected").waitFor();
      keys.press("Escape");
      keys.press("?");
      screen.find("dialog >> text=Keyboard map").waitFor();
      Accessible.is(screen);
      keys.press("Escape");
      keys.press("Control+k");
      screen.find("dialog.cmd input").fill(job);
      screen.page().waitForCondition(() -> screen.find(".cmd-item").count() == 1);
      Accessible.is(screen);
      screen.picture("command-bar");
      keys.press("Enter");
      screen.page().waitForURL(url -> url.endsWith("/jobs/" + job));
      screen.hasNoComplaints();
    }
  }

  @Test
  void the_first_load_is_light_and_kept(House house, Chromium chromium) {
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      List<Response> loaded = new ArrayList<>();
      screen.page().onResponse(loaded::add);
      var bytes = new AtomicLong();
      CDPSession wire = screen.page().context().newCDPSession(screen.page());
      wire.on(
          "Network.loadingFinished",
          told -> bytes.addAndGet(told.get("encodedDataLength").getAsLong()));
      wire.send("Network.enable");
      screen.open("/jobs");
      screen.sees("Live");
      screen.find("[data-row]").first().waitFor();
      List<Response> files =
          loaded.stream().filter(each -> each.url().contains("/console/")).toList();
      assertThat(files).hasSizeGreaterThan(20);
      assertThat(bytes.get()).isBetween(20_000L, 150_000L);
      assertThat(loaded.stream().filter(each -> each.url().matches(".*/history/jobs\\?.*")))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.headers()).containsEntry("content-encoding", "gzip"));
      assertThat(files.stream().filter(each -> each.url().endsWith(".js")))
          .allSatisfy(each ->
              assertThat(each.headers())
                  .containsEntry("content-encoding", "gzip")
                  .hasEntrySatisfying(
                      "cache-control", value -> assertThat(value).contains("immutable")));
      assertThat(loaded.getFirst().headers().get("content-security-policy"))
          .contains("script-src 'self';", house.url(Member.IMAGE))
          .doesNotContain("unsafe");
      assertThat(house.doors().get(Member.HISTORY, "/api/v1/nothing").status()).isEqualTo(404);
    }
  }

  @Test
  void ten_thousand_jobs_are_scrolled_with_few_rows_in_the_page(House house, Chromium chromium) {
    int many = 10_000;
    OtherService.tellOfJobs(house.bootstrapServers(), "/ci/many", many);
    house
        .doors()
        .awaitHistory(
            "/api/v1/history/statistics?kind=build&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
            told -> told.path("totalJobs").asInt() == many);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/jobs?source=/ci/many");
      screen.find("[data-row] >> nth=20").waitFor();
      Keyboard keys = screen.page().keyboard();
      keys.press("j");
      keys.press("x");
      screen.find("[aria-label=Selection] >> text=1 selected").waitFor();
      assertThat((int) screen.page().evaluate(TO_THE_END)).isLessThan(150);
      assertThat(screen.find(".panel-foot").textContent().replace('\u202f', ' '))
          .contains("10 000 of");
      screen.find("[data-row] a >> text=job 00000").waitFor();
      assertThat((int) screen.page().evaluate(BACK_TO_THE_TOP)).isLessThan(150);
      screen.find("[data-row]:has-text('job 09999') :checked").waitFor();
      keys.press("j");
      screen.find("[data-row]:has-text('job 09998') a:focus").waitFor();
      keys.press("Shift+X");
      screen.find("[aria-label=Selection] >> text=2 selected").waitFor();
      screen.hasNoComplaints();
    }
  }

  private static String finished(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), PAINTED.formatted("a nebula"));
    doors.awaitEnd(job);
    doors.awaitHistory(
        "/api/v1/history/jobs/" + job, told -> told.path("status").asText().equals("completed"));
    return job;
  }

  private static Locator button(Screen screen, String name) {
    return screen
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// What is there once the page has its data.
  private static String heartOf(String path) {
    return path.equals("/") ? "#h-latest" : path.equals("/jobs") ? "[data-row]" : "h1:not(.vh)";
  }

  private static String name(String path) {
    return path.equals("/") ? "overview" : path.equals("/jobs") ? "jobs" : "job";
  }
}
