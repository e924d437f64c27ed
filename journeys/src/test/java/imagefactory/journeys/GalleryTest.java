package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The gallery in a browser, against the whole stack.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class GalleryTest {
  private static final String HOSTILE =
      "<img src=x onerror='globalThis.hacked=1'><script>globalThis.hacked=1</script>";
  private static final String THREE =
      """
      {"prompts": ["%s"], "variations": 3, "aspectRatios": ["1:1", "16:9", "2:3"], "seed": 42,
       "quality": {"enabled": false}, "metadata": {"enabled": false},
       "processing": {"sharpening": 5, "trimTransparentBackground": true},
       "provider": {"name": "embedded", "options": {"size": 192}}}
      """
          .formatted(HOSTILE);

  private static final int MANY = 2_000;

  /// Answers with how many images there were at most in the page.
  private static final String TO_THE_END_AND_BACK =
      """
      async () => {
        let most = 0;
        const frame = async () => {
          await new Promise(requestAnimationFrame);
          most = Math.max(most, document.querySelectorAll('[data-image]').length);
        };
        while (!document.querySelector('.wall-end').textContent.includes('That is all')) {
          scrollTo(0, document.documentElement.scrollHeight);
          await frame();
        }
        while (scrollY > 0) {
          scrollBy(0, -3 * innerHeight);
          await frame();
        }
        return most;
      }
      """;

  @Test
  void shows_images_large_with_all_that_is_known_and_a_prompt_stays_text(
      House house, Chromium chromium) {
    String job = finished(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/gallery?jobId=" + job);
      Keyboard keys = screen.page().keyboard();
      screen.find("[data-image] img >> nth=2").waitFor();
      keys.press("j");
      keys.press("Enter");
      Locator box = screen.find("dialog.lightbox");
      box.locator("factory-picture[data-state=here]").waitFor();
      assertThat(box.locator("h2").textContent()).isEqualTo(HOSTILE);
      assertThat(box.locator(".prompt").textContent()).isEqualTo(HOSTILE);
      assertThat(box.locator(".dl").innerText()).contains("Seed", "44", "embedded");
      assertThat(box.locator(".applied").innerText()).contains("Sharpening", "Not applied:");
      assertThat(box.locator(".lb-count").textContent()).isEqualTo("1 of 3");
      Accessible.is(screen);
      screen.picture("gallery-large");

      keys.press("ArrowRight");
      box.locator(".lb-count:text-is('2 of 3')").waitFor();
      Download file = screen.page().waitForDownload(() -> keys.press("d"));
      assertThat(file.suggestedFilename()).endsWith(".png");
      String link = screen.page().url();
      keys.press("Escape");
      screen.page().waitForURL(url -> !url.contains("image="));
      screen.page().navigate(link);
      box.locator(".lb-count:text-is('2 of 3')").waitFor();
      assertThat(screen.page().evaluate("globalThis.hacked ?? 'unharmed'")).isEqualTo("unharmed");
      screen.hasNoComplaints();
    }
  }

  @Test
  void takes_the_chosen_images_along_in_one_file(House house, Chromium chromium)
      throws IOException {
    String job = finished(house);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/gallery?jobId=" + job);
      Keyboard keys = screen.page().keyboard();
      screen.find("[data-image] >> nth=2").waitFor();
      List.of("j", "x", "j", "j", "Shift+X").forEach(keys::press);
      screen.find("[aria-label=Selection] >> text=3 selected").waitFor();
      screen.find("[aria-label=Selection] >> text=Export").click();
      Accessible.is(screen);
      screen.picture("gallery-export");
      Download zip =
          screen.page().waitForDownload(() -> screen.find(".modal-foot .btn-primary").click());
      try (var read = new ZipFile(zip.path().toFile())) {
        assertThat(read.stream().mapToLong(entry -> entry.getSize())).hasSize(3);
        for (var entry : read.stream().toList()) {
          // Reading to the end is what checks the sum.
          assertThat(read.getInputStream(entry).readAllBytes()).hasSize((int) entry.getSize());
        }
      }
      assertThat(Files.size(zip.path())).isPositive();
      screen.hasNoComplaints();
    }
  }

  @Test
  void fits_every_screen_in_both_themes(House house, Chromium chromium) {
    String job = finished(house);
    for (Screen.Size size :
        List.of(Screen.Size.DESK, Screen.Size.NIGHT, Screen.Size.PHONE, Screen.Size.WALL)) {
      try (var screen = new Screen(house, chromium, size)) {
        screen.open("/gallery?jobId=" + job);
        screen.find("factory-picture[data-state=here] >> nth=2").waitFor();
        screen.fitsItsWidth();
        screen.picture("gallery-" + size.name());
        Accessible.is(screen);
        screen.hasNoComplaints();
      }
    }
  }

  /// History is played here: making thousands of images would take too long.
  @Test
  void thousands_of_images_are_scrolled_with_few_of_them_in_the_page(
      House house, Chromium chromium) {
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.page().route("**/api/v1/history/images?*", GalleryTest::playImages);
      screen.page().route("**/api/v1/images/*/file*", Route::abort);
      screen.open("/gallery");
      screen.find("[data-image] >> nth=2").waitFor();
      Keyboard keys = screen.page().keyboard();
      List.of("j", "x").forEach(keys::press);
      screen.find("[aria-label=Selection] >> text=1 selected").waitFor();
      assertThat((int) screen.page().evaluate(TO_THE_END_AND_BACK)).isLessThan(200);
      screen.find(".wall-end:has-text('That is all')").waitFor();
      screen.find("[data-image='" + idOf(0) + "'] :checked").waitFor();
      keys.press("j");
      screen.find("[data-image='" + idOf(1) + "'] button:focus").waitFor();
      screen.hasNoComplaints();
    }
  }

  @Test
  void a_finger_swipes_from_image_to_image(House house, Chromium chromium) {
    String job = finished(house);
    try (var screen = new Screen(house, chromium, Screen.Size.PHONE)) {
      CDPSession finger = screen.page().context().newCDPSession(screen.page());
      screen.open("/gallery?jobId=" + job);
      screen.find("[data-image] >> nth=0 >> button").click();
      Locator count = screen.find("dialog.lightbox .lb-count");
      count.and(screen.find(":text-is('1 of 3')")).waitFor();
      swipe(finger, 300, 80);
      count.and(screen.find(":text-is('2 of 3')")).waitFor();
      swipe(finger, 80, 300);
      count.and(screen.find(":text-is('1 of 3')")).waitFor();
      screen.picture("gallery-large-phone");
      screen.hasNoComplaints();
    }
  }

  private static void swipe(CDPSession finger, int from, int to) {
    touch(finger, "touchStart", "{\"x\": %d, \"y\": 200}".formatted(from));
    touch(finger, "touchMove", "{\"x\": %d, \"y\": 205}".formatted((from + to) / 2));
    touch(finger, "touchMove", "{\"x\": %d, \"y\": 200}".formatted(to));
    touch(finger, "touchEnd", "");
  }

  private static void touch(CDPSession finger, String type, String point) {
    finger.send(
        "Input.dispatchTouchEvent",
        JsonParser.parseString("{\"type\": \"%s\", \"touchPoints\": [%s]}".formatted(type, point))
            .getAsJsonObject());
  }

  private static void playImages(Route route) {
    Matcher cursor = Pattern.compile("cursor=(\\d+)").matcher(route.request().url());
    int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
    int to = Math.min(MANY, from + 60);
    String items =
        IntStream.range(from, to).mapToObj(GalleryTest::played).collect(Collectors.joining(","));
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"items\": [%s], \"next\": %s, \"total\": {\"value\": %d, \"relation\": \"eq\"}}"
                    .formatted(items, to == MANY ? null : "\"" + to + "\"", MANY)));
  }

  private static String played(int number) {
    return """
    {"id": "%s", "jobId": "%s", "index": %d, "qcStatus": "approved", "prompt": "picture %d", "width": %d, "height": 1024,
     "finalImagePath": "final/%d.png", "createdAt": "%s"}
    """
        .formatted(
            idOf(number),
            new UUID(7, 7),
            number,
            number,
            1024 + 512 * (number % 3),
            number,
            Instant.parse("2026-03-01T00:00:00Z").minusSeconds(600L * number));
  }

  /// The newest has the highest.
  private static String idOf(int number) {
    return new UUID(MANY - number, 0).toString();
  }

  private static String finished(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), THREE);
    doors.awaitHistory(
        "/api/v1/history/jobs/" + job, told -> told.path("status").asText().equals("completed"));
    return job;
  }
}
