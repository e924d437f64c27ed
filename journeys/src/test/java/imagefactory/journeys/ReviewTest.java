package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import imagefactory.local.home.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The review in a browser, from a rejected image to its end, against the whole stack.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class ReviewTest {
  private static final String FLAT =
      """
      {"prompts": ["a flat card"], "variations": 4, "provider": {"name": "test-card", "options": {"size": 128}}}
      """;

  @Test
  void a_person_retries_approves_and_deletes_by_keys_alone(House house, Chromium chromium) {
    Doors doors = house.doors();
    String job = rejected(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/review?jobId=" + job);
      Keyboard keys = screen.page().keyboard();
      screen.find("[data-image] >> nth=3").waitFor();

      String retried = next(screen);
      keys.press("x");
      screen.find("[aria-label=Selection] >> text=1 selected").waitFor();
      Locator form = screen.find(".review-settings");
      form.getByText("Modified settings").click();
      form.getByLabel("JPEG quality").fill("101");
      form.getByText("Retry 1 image").click();
      form.getByText("found 101").waitFor();
      screen.picture("review-refused-setting");
      Accessible.is(screen);
      form.getByLabel("JPEG quality").fill("80");
      form.getByLabel("Sharpening").fill("7");
      form.getByText("Retry 1 image").click();
      JsonNode approved = awaitApproved(doors, retried);
      assertThat(approved.at("/processingSettings/sharpening").asInt()).isEqualTo(7);
      assertThat(approved.at("/processingSettings/jpgQuality").asInt()).isEqualTo(80);
      isGone(screen, retried);
      screen.find(".retry-rows .is-approved").waitFor();

      String asItIs = next(screen);
      keys.press("a");
      awaitApproved(doors, asItIs);
      isGone(screen, asItIs);

      String deleted = next(screen);
      keys.press("Delete");
      screen.find("dialog >> text=Delete 1 image?").waitFor();
      Accessible.is(screen);
      screen.picture("review-delete");
      keys.press("Enter");
      assertThat(screen.find("dialog").count()).isZero();
      assertThat(screen.find(tile(deleted)).count()).isEqualTo(1);
      keys.press("Delete");
      keys.press("Delete");
      keys.press("Control+k");
      assertThat(screen.find("dialog").count()).isEqualTo(1);
      screen.find("dialog .btn-danger").click();
      isGone(screen, deleted);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> doors.get(Member.HISTORY, "/api/v1/history/images/" + deleted).status() == 404);
      assertThat(screen.find("[data-image]").count()).isEqualTo(1);
      screen.hasNoComplaints();
    }
  }

  @Test
  void a_refused_delete_comes_back_and_says_why(House house, Chromium chromium) {
    String job = rejected(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/review?jobId=" + job);
      screen.find("[data-image] >> nth=3").waitFor();
      String kept = next(screen);
      screen
          .page()
          .route(
              "**/api/v1/review/delete",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(202)
                          .setContentType("application/json")
                          .setHeaders(Map.of("Access-Control-Allow-Origin", screen.root()))
                          .setBody(
                              """
                              {"retryId": "%s", "accepted": [], "refused": [{"id": "%s",
                               "code": "image_in_flight", "detail": "expected an image that nobody works on"}]}
                              """
                                  .formatted(UUID.randomUUID(), kept))));
      screen.page().keyboard().press("Delete");
      screen.find("dialog .btn-danger").click();
      screen.find(".toast >> text=image_in_flight").waitFor();
      assertThat(screen.find(tile(kept)).count()).isEqualTo(1);
      screen.picture("review-refused-delete");
      screen.hasNoComplaints();
    }
  }

  @Test
  void the_selection_travels_from_tab_to_tab(House house, Chromium chromium) {
    String job = rejected(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/review?jobId=" + job);
      screen.find("[data-image] >> nth=3").waitFor();
      next(screen);
      screen.page().keyboard().press("x");
      screen.find(".tab:has-text('Retry failed')").click();
      screen.sees("Nothing matches");
      screen.find("[aria-label=Selection] >> text=1 selected").waitFor();
      screen.find(".tab:has-text('All')").click();
      screen.find(".tile :checked").waitFor();
      screen.hasNoComplaints();
    }
  }

  @Test
  void fits_every_screen_and_is_a_sheet_on_a_phone(House house, Chromium chromium) {
    String job = rejected(house);
    for (Screen.Size size :
        List.of(Screen.Size.DESK, Screen.Size.NIGHT, Screen.Size.PHONE, Screen.Size.WALL)) {
      try (var screen = new Screen(house, chromium, size)) {
        screen.open("/review?jobId=" + job);
        screen.find(".card-tile factory-picture[data-state=here] >> nth=1").waitFor();
        next(screen);
        screen.page().keyboard().press("x");
        screen.find("[aria-label=Selection]").waitFor();
        screen.fitsItsWidth();
        screen.picture("review-" + size.name());
        Accessible.is(screen);
        if (size.equals(Screen.Size.PHONE)) {
          screen.page().keyboard().press("r");
          screen.find("dialog.sheet >> text=Modified settings").click();
          screen.picture("review-sheet");
          Accessible.is(screen);
        }
        screen.hasNoComplaints();
      }
    }
  }

  /// Puts the focus on the next image; answers with its id.
  private static String next(Screen screen) {
    screen.page().keyboard().press("j");
    Locator tile = screen.find("[data-image]:focus-within");
    tile.waitFor();
    return tile.getAttribute("data-image");
  }

  private static String tile(String image) {
    return "[data-image='" + image + "']";
  }

  private static void isGone(Screen screen, String image) {
    screen
        .find(tile(image))
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private static JsonNode awaitApproved(Doors doors, String image) {
    return doors.awaitHistory(
        "/api/v1/history/images/" + image,
        told -> told.path("qcStatus").asText().equals("approved"));
  }

  private static String rejected(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), FLAT);
    doors.awaitHistory(
        "/api/v1/history/images?qcStatus=qc_failed&jobId=" + job,
        page -> page.path("items").size() == 4);
    return job;
  }
}
