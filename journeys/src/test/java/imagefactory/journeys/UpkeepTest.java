package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import imagefactory.local.home.Member;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What operators do to the history itself, in a browser and against the whole stack.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class UpkeepTest {
  private static final String HISTORY = "/api/v1/history";

  @Test
  void a_dead_letter_is_mended_and_replayed(House house, Chromium chromium) {
    Doors doors = house.doors();
    String source = source("mended");
    OtherService.tellOfAnEnd(
        house.bootstrapServers(), source, "one", "{\"kind\": \"backup\", \"total\": -2}");
    doors.awaitHistory(
        HISTORY + "/dead-letters?status=waiting", page -> page.path("items").size() == 1);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/operations");
      Locator waiting = screen.find(".nav-link[href='/operations'] .nav-count");
      assertThat(waiting.textContent()).isEqualTo(", 1 waiting");
      screen.find("dead-letter .banner >> text=total of 0 or more, found -2").waitFor();
      Locator body = screen.find("#letter-body");
      body.fill(body.inputValue().replace("-2", "2"));
      screen.picture("operations-dead-letter");
      Accessible.is(screen);
      button(screen, "Save and replay").click();
      screen.find("letters-panel >> text=No dead letter waits").waitFor();
      waiting.waitFor(detached());
      JsonNode told =
          doors.awaitHistory(
              HISTORY + "/jobs?source=" + source, page -> page.path("items").size() == 1);
      assertThat(told.at("/items/0/total").asInt()).isEqualTo(2);

      button(screen, "Replayed").click();
      screen.find("dead-letter .banner >> text=Replayed").waitFor();
      screen.find("dead-letter details:has-text('Who did what')").waitFor();
      screen.find("dead-letter .btn-danger").click();
      screen.find("dialog .btn-danger").click();
      screen.find("letters-panel >> text=There is no such dead letter").waitFor();
      assertThat(
              doors.get(Member.HISTORY, HISTORY + "/dead-letters?status=all").body().path("items"))
          .isEmpty();
      screen.hasNoComplaints();
    }
  }

  @Test
  void what_is_too_old_is_archived_brought_back_and_erased(House house, Chromium chromium) {
    Doors doors = house.doors();
    String source = source("nightly");
    String label = "backup of " + source;
    OtherService.tellOfAnEnd(
        house.bootstrapServers(),
        source,
        "one",
        "{\"kind\": \"nightly\", \"label\": \"%s\"}".formatted(label));
    String job =
        doors
            .awaitHistory(
                HISTORY + "/jobs?source=" + source, page -> page.path("items").size() == 1)
            .at("/items/0/id")
            .asText();
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/operations");
      Locator retention = screen.find("retention-panel");
      retention.getByText("1 job would be archived to files").waitFor();
      assertThat(retention.locator("tbody").innerText()).contains("nightly", "Completed");
      button(screen, "Archive and drop").click();
      screen.find("dialog >> text=Archive and drop 1 job?").waitFor();
      Accessible.is(screen);
      screen.find("dialog .btn-danger").click();
      screen.find(".toast >> text=1 job archived").waitFor();
      retention.getByText("Nothing would go now").waitFor();
      assertThat(status(doors, job)).isEqualTo(404);

      retention.locator("summary:has-text('Archives')").click();
      retention.locator("[aria-label^='Bring back']").first().click();
      button(screen, "Bring back").click();
      screen.find(".toast >> text=1 job came back").waitFor();
      assertThat(status(doors, job)).isEqualTo(200);

      Locator erase = screen.find("erase-panel");
      erase.getByLabel("Label").fill(label);
      button(screen, "See what would go").click();
      erase.locator(".erase-jobs >> text=" + job).waitFor();
      screen.picture("operations-erase");
      button(screen, "Erase").click();
      screen.find("dialog .btn-danger").click();
      screen.find(".toast >> text=1 job erased").waitFor();
      assertThat(status(doors, job)).isEqualTo(404);
      screen.hasNoComplaints();
    }
  }

  @Test
  void the_history_is_rebuilt_while_it_is_read(House house, Chromium chromium) {
    Doors doors = house.doors();
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/operations");
      Locator panel = screen.find("rebuild-panel");
      panel.getByText("None was ever asked for").waitFor();
      button(screen, "Rebuild").click();
      screen.find("dialog .btn-primary").click();
      panel.locator(".panel-head .badge:has-text('Completed')").waitFor();
      screen.picture("operations-rebuilt");
      JsonNode latest = doors.get(Member.HISTORY, HISTORY + "/rebuild").body().path("latest");
      assertThat(latest.path("state").asText()).isEqualTo("completed");
      assertThat(panel.locator("progress").getAttribute("max")).isEqualTo("100");
      assertThat(panel.innerText()).contains("100");
      screen.hasNoComplaints();
    }
  }

  private static int status(Doors doors, String job) {
    return doors.get(Member.HISTORY, HISTORY + "/jobs/" + job).status();
  }

  private static String source(String name) {
    return "/" + name + "/" + UUID.randomUUID();
  }

  private static Locator button(Screen screen, String name) {
    return screen
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.WaitForOptions detached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }
}
