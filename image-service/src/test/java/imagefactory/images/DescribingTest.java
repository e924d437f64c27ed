package imagefactory.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import imagefactory.images.metadata.Titler;
import imagefactory.images.titler.VisionModel;
import imagefactory.kit.ids.Ids;
import imagefactory.pixels.Bitmap;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who finds an image's words, and what is said when the one who should cannot.
class DescribingTest {
  private static final Bitmap PICTURE = new Bitmap(2, 2, new int[] {-1, -1, -1, -1});
  private VisionModel model;

  @BeforeEach
  void start() throws IOException {
    model = new VisionModel();
  }

  @AfterEach
  void stop() {
    model.close();
  }

  @Test
  void the_models_words_are_the_images() throws IOException {
    model.say("{\"title\":\"Fox\",\"description\":\"A fox.\",\"tags\":\"fox, snow\"}");
    var notes = notes(settings(true, null));

    assertThat(describe(settings(true, null), notes))
        .isEqualTo(new Description("Fox", "A fox.", List.of("fox", "snow")));
    assertThat(notes.warnings()).isEmpty();
    assertThat(notes.log())
        .extracting(LogEntry::stepName, LogEntry::message)
        .containsExactly(tuple("describe", "titled \"Fox\", 2 tags"));
  }

  @Test
  void where_the_model_fails_the_words_are_the_prompts_and_that_is_said() {
    model.answer(401, Map.of(), "");
    var notes = notes(settings(true, null));

    assertThat(describe(settings(true, null), notes))
        .isNotNull()
        .extracting(Description::title)
        .isEqualTo("Lighthouse at Dusk");
    assertThat(notes.warnings())
        .containsExactly(
            new Warning(
                Step.DESCRIBE,
                "describe_failed",
                "the words are the prompt's, since the vision model gave none: answered HTTP 401"));
  }

  @Test
  void nobody_is_asked_where_metadata_is_off() {
    assertThat(describe(settings(false, null), notes(settings(false, null)))).isNull();
    assertThat(model.calls()).isZero();
  }

  @Test
  void custom_instructions_are_obeyed_so_nothing_is_left_out() throws IOException {
    model.say("{\"title\":\"Fuchs\"}");
    var notes = notes(settings(true, "In German."));

    describe(settings(true, "In German."), notes);

    assertThat(notes.notApplied()).doesNotHaveAnyElementsOfTypes(NotApplied.class);
  }

  private @Nullable Description describe(Settings.Metadata metadata, Notes notes) {
    return new Describing(new Titler(), model.titler())
        .describe(process(metadata), PICTURE, notes)
        .orElse(null);
  }

  private static Settings.Metadata settings(boolean enabled, @Nullable String prompt) {
    return new Settings.Metadata(enabled, prompt);
  }

  private static Notes notes(Settings.Metadata metadata) {
    return new Notes(process(metadata), Clock.systemUTC());
  }

  private static Process process(Settings.Metadata metadata) {
    var temp = new StoredFile("temp/a/b.png", "png", 2, 2, 1, "ab12");
    var processing =
        new Settings.Processing(
            false, 0, 1, true, "png", 90, 100, 85, false, "auto", false, "#ffffff");
    return new Process(
        Ids.next(), Ids.next(), 0, 1, temp, "a lighthouse at dusk", 1, processing, metadata);
  }
}
