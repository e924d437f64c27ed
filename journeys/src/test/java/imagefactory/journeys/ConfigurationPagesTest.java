package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import imagefactory.local.home.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Configurations as operators write them in the browser, against the whole stack.
@ExtendWith({House.Guest.class, Chromium.Guest.class})
class ConfigurationPagesTest {
  private static final String ROOT = "/api/v1/configurations/";
  private static final String HOSTILE = "<img src=x onerror='globalThis.hacked=1'> mosaic";

  @Test
  void every_page_is_accessible_and_fits_every_screen(House house, Chromium chromium) {
    String id = saved(house, HOSTILE);
    for (Screen.Size size :
        List.of(Screen.Size.DESK, Screen.Size.NIGHT, Screen.Size.PHONE, Screen.Size.WALL)) {
      try (var screen = new Screen(house, chromium, size)) {
        for (String path : List.of("/configurations", "/configurations/" + id)) {
          screen.open(path);
          screen.find("tbody a.row-link, .prompts li").first().waitFor();
          screen.fitsItsWidth();
          screen.picture((path.endsWith(id) ? "configuration-" : "configurations-") + size.name());
          if (size.width() == Screen.Size.DESK.width()) {
            Accessible.is(screen);
          }
        }
        assertThat(screen.find("h1").textContent()).isEqualTo(HOSTILE);
        assertThat(screen.page().evaluate("globalThis.hacked ?? 'unharmed'")).isEqualTo("unharmed");
        screen.hasNoComplaints();
      }
    }
  }

  @Test
  void a_job_is_started_from_wherever_somebody_is(House house, Chromium chromium) {
    String name = "starts from anywhere " + UUID.randomUUID();
    saved(house, name);
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/");
      button(screen, "New job").click();
      screen.find("dialog.cmd input").fill(name);
      screen.page().waitForCondition(() -> screen.find(".cmd-item").count() == 1);
      Accessible.is(screen);
      screen.page().keyboard().press("Enter");
      screen.find("#start-label").fill("begun on the overview");
      screen.page().keyboard().press("Enter");
      screen.page().waitForURL(url -> url.contains("/jobs/"));
      screen.find("h1:has-text('begun on the overview')").waitFor();
      screen.hasNoComplaints();
    }
  }

  @Test
  void a_configuration_is_written_in_the_form_and_started(House house, Chromium chromium) {
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/configurations/new");
      field(screen, "name").fill("written by hand");
      screen.find("label:has-text('Keywords and a template')").click();
      field(screen, "settings-template").fill("a ${{subject}} by ${{whether}}");
      field(screen, "settings-keywords-csv").fill("subject,weather\nfox,fog\nowl,rain");
      field(screen, "settings-variations").fill("21");

      screen.find("#f-settings-template-e >> text=unknown column whether").waitFor();
      screen.find("#f-settings-variations-e >> text=from 1 to 20, found 21").waitFor();
      assertThat(field(screen, "settings-variations").getAttribute("aria-invalid"))
          .isEqualTo("true");
      screen.picture("configuration-mistakes");
      Accessible.is(screen);

      field(screen, "settings-template").fill("a ${{subject}} by ${{weather}}");
      field(screen, "settings-variations").fill("2");
      field(screen, "settings-provider-options-size").fill("128");
      screen.find(".prompts li:has-text('a owl by rain')").waitFor();
      assertThat(screen.find(".prompts mark").allTextContents())
          .containsExactly("fox", "fog", "owl", "rain");
      assertThat(screen.find(".sum").textContent()).contains("2 generations", "4 images");

      button(screen, "Save and start a job").click();
      screen.find("#start-priority").fill("101");
      button(screen, "Start the job").click();
      screen.find("#start-priority-e >> text=from -100 to 100").waitFor();
      Accessible.is(screen);
      screen.find("#start-priority").fill("1");
      screen.find("#start-label").fill("started by hand");
      button(screen, "Start the job").click();
      screen.page().waitForURL(url -> url.contains("/jobs/"));
      JsonNode job = house.doors().awaitEnd(screen.page().url().replaceFirst(".*/", ""));
      assertThat(job.path("label").asText()).isEqualTo("started by hand");
      assertThat(job.path("totalImages").asInt()).isEqualTo(4);
      screen.hasNoComplaints();
    }
  }

  @Test
  void form_and_json_are_one_document_and_what_is_unsaved_is_not_lost(
      House house, Chromium chromium) {
    String id = saved(house, "one document");
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/configurations/" + id);
      Locator json = screen.find("#f-json");
      json.fill(json.inputValue().replace("a lighthouse", "a pier"));
      assertThat(field(screen, "settings-prompts").inputValue()).isEqualTo("a pier");
      json.fill("{ \"name\":");
      screen.find("#json-e").waitFor();
      assertThat(button(screen, "Save").isDisabled()).isTrue();
      json.fill("{\"name\": \"one document\", \"settings\": {\"prompts\": [\"a quay\"]}}");

      screen.find("a.nav-link:has-text('Jobs')").click();
      screen.find("dialog >> text=Leave without saving?").waitFor();
      button(screen, "Keep editing").click();
      assertThat(field(screen, "settings-prompts").inputValue()).isEqualTo("a quay");
      screen.page().keyboard().press("Control+s");
      screen.find(".savebar >> text='Saved'").waitFor();
      assertThat(house.doors().get(Member.JOB, ROOT + id).body().at("/settings/prompts/0").asText())
          .isEqualTo("a quay");
      screen.hasNoComplaints();
    }
  }

  @Test
  void somebody_elses_change_is_shown_before_it_is_written_over(House house, Chromium chromium) {
    String id = saved(house, "changed by two");
    try (var mine = new Screen(house, chromium, Screen.Size.DESK);
        var theirs = new Screen(house, chromium, Screen.Size.DESK)) {
      mine.open("/configurations/" + id);
      theirs.open("/configurations/" + id);
      field(theirs, "settings-seed").fill("9");
      button(theirs, "Save").click();
      theirs.find(".savebar >> text='Saved'").waitFor();

      field(mine, "settings-seed").fill("7");
      button(mine, "Save").click();
      mine.find("dialog tr:has-text('settings.seed')").waitFor();
      mine.picture("configuration-conflict");
      Accessible.is(mine);
      button(mine, "Save mine over it").click();
      mine.find(".savebar >> text='Saved'").waitFor();
      assertThat(house.doors().get(Member.JOB, ROOT + id).body().at("/settings/seed").asInt())
          .isEqualTo(7);

      mine.find("[aria-label='Delete configuration']").click();
      button(mine, "Delete").click();
      mine.page().waitForURL(url -> url.endsWith("/configurations"));
      assertThat(house.doors().get(Member.JOB, ROOT + id).status()).isEqualTo(404);
      mine.hasNoComplaints();
    }
  }

  @Test
  void a_file_is_imported_after_a_look_at_what_would_become_of_it(House house, Chromium chromium) {
    saved(house, "imported twice");
    String file =
        """
        {"configurations": [{"name": "imported twice", "settings": {"prompts": ["x"]}},
          {"name": "imported once", "tags": ["brought in"], "settings": {"prompts": ["x"]}}]}
        """;
    try (var screen = new Screen(house, chromium, Screen.Size.DESK)) {
      screen.open("/configurations");
      button(screen, "Import").click();
      screen
          .find("dialog input[type=file]")
          .setInputFiles(
              new FilePayload(
                  "export.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
      screen.find("dialog tr:has-text('expected a name that is not taken')").waitFor();
      Accessible.is(screen);
      button(screen, "Import 1").click();
      screen.find("tr:has-text('imported once') .tag >> text=brought in").click();
      screen.page().waitForURL(url -> url.contains("tag=brought"));
      screen.find("text=1 of 1 shown").waitFor();
      screen.hasNoComplaints();
    }
  }

  private static Locator button(Screen screen, String name) {
    return screen
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator field(Screen screen, String path) {
    return screen.find("#f-" + path);
  }

  private static String saved(House house, String name) {
    var answer =
        house
            .doors()
            .post(
                Member.JOB,
                "/api/v1/configurations",
                """
                {"name": "%s", "tags": ["<b>sea</b>", "tiles"],
                 "settings": {"prompts": ["a lighthouse"], "provider": {"options": {"size": 128}}}}
                """
                    .formatted(name));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().path("id").asText();
  }
}
