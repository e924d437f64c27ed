package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
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

  private static String finished(House house) {
    Doors doors = house.doors();
    String job = doors.submitted(UUID.randomUUID().toString(), THREE);
    doors.awaitHistory(
        "/api/v1/history/jobs/" + job, told -> told.path("status").asText().equals("completed"));
    return job;
  }
}
