package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.Settings;
import imagefactory.jobs.form.Form;
import imagefactory.kit.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Turns what an operator wrote into complete settings, or into the list of everything wrong with
/// it.
public final class SettingsReader {
  public static final int MOST_GENERATIONS = 2500;
  public static final int MOST_VARIATIONS = 20;
  public static final int MOST_IMAGES = 10_000;
  private static final int LONGEST_PROMPT = PromptSource.LONGEST_PROMPT;
  private static final int LONGEST_COLOUR = 40;
  private static final long HIGHEST_SEED = (1L << 53) - 1;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private SettingsReader() {}

  /// What came out of reading: settings with their prompts, or mistakes.
  public sealed interface Outcome {
    record Read(Settings settings, List<String> prompts) implements Outcome {}

    record Mistaken(List<FieldError> mistakes) implements Outcome {
      public Mistaken {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /// `shuffle` orders the rows of keywords where no seed is fixed; `path` names the document's
  /// place in the request.
  public static Outcome read(JsonNode document, String path, long shuffle) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(document, path, mistakes);
    PromptSource source = PromptSource.read(form);
    Long seed = form.number("seed", 0, HIGHEST_SEED);
    int generations =
        form.whole(
            "generations", 1, MOST_GENERATIONS, Math.clamp(source.size(), 1, MOST_GENERATIONS));
    int variations = form.whole("variations", 1, MOST_VARIATIONS, 1);
    checkSize(form, source, generations, variations);
    var settings =
        new Settings(
            source.prompts(),
            source.keywords(),
            source.template(),
            source.writer(generations),
            generations,
            variations,
            Ratios.read(form),
            seed,
            provider(form.part("provider")),
            quality(form.part("quality")),
            processing(form.part("processing")),
            metadata(form.part("metadata")),
            limits(form.part("limits")));
    List<String> prompts = source.taken(generations, seed != null ? seed : shuffle, form);
    form.nothingElse();
    return mistakes.isEmpty()
        ? new Outcome.Read(settings, prompts)
        : new Outcome.Mistaken(mistakes);
  }

  private static void checkSize(Form form, PromptSource source, int generations, int variations) {
    if (!form.has("generations") && source.size() > MOST_GENERATIONS) {
      form.mistake(
          "generations",
          "expected a number of generations, since there are %d prompts and at most %d generations"
              .formatted(source.size(), MOST_GENERATIONS));
    }
    if (generations * variations > MOST_IMAGES) {
      form.mistake(
          "generations",
          "expected generations × variations to be at most %d, found %d"
              .formatted(MOST_IMAGES, generations * variations));
    }
    Integer toWrite = source.toWrite();
    if (toWrite != null && toWrite > generations) {
      form.mistake(
          "promptWriter.count",
          "expected at most one prompt for each of the %d generations, found %d"
              .formatted(generations, toWrite));
    }
  }

  private static Settings.Provider provider(Form form) {
    String name = form.text("name", 40);
    if (name != null && !PROVIDER.matcher(name).matches()) {
      form.mistake("name", "expected a provider's name in lower case, like embedded");
    }
    Map<String, Object> options = ProviderOptions.read(form);
    form.nothingElse();
    return new Settings.Provider(name == null ? "embedded" : name, options);
  }

  private static Settings.Quality quality(Form form) {
    boolean enabled = form.flag("enabled", true);
    String prompt = form.text("prompt", LONGEST_PROMPT);
    Form checks = form.part("checks");
    var which =
        new Settings.Checks(
            checks.flag("blank", true),
            checks.flag("blur", true),
            checks.flag("ratio", true),
            checks.flag("duplicates", true));
    checks.nothingElse();
    form.nothingElse();
    return new Settings.Quality(enabled, prompt, which);
  }

  static Settings.Processing processing(Form form) {
    String background = form.text("jpgBackground", LONGEST_COLOUR);
    if (background != null && !COLOUR.matcher(background).matches()) {
      form.mistake(
          "jpgBackground",
          "expected an opaque colour like #ffffff, since JPEG knows no transparency");
    }
    var processing =
        new Settings.Processing(
            form.flag("imageEnhancement", false),
            form.decimal("sharpening", 0, 10, 0),
            form.decimal("saturation", 0, 2, 1),
            form.flag("imageConvert", false),
            form.oneOf("format", List.of("jpg", "png", "webp"), "jpg"),
            form.whole("jpgQuality", 1, 100, 90),
            form.whole("pngQuality", 1, 100, 100),
            form.whole("webpQuality", 1, 100, 85),
            form.flag("removeBg", false),
            form.oneOf("removeBgSize", List.of("auto", "preview", "full", "50MP"), "auto"),
            form.flag("trimTransparentBackground", false),
            background == null ? "#ffffff" : background);
    form.nothingElse();
    return processing;
  }

  static Settings.Metadata metadata(Form form) {
    var metadata =
        new Settings.Metadata(form.flag("enabled", true), form.text("prompt", LONGEST_PROMPT));
    form.nothingElse();
    return metadata;
  }

  private static Settings.Limits limits(Form form) {
    var limits =
        new Settings.Limits(
            form.whole("pollAttempts", 1, 100, 10),
            form.whole("consecutiveErrors", 1, 20, 3),
            form.whole("callTimeoutSeconds", 1, 300, 10),
            form.whole("inFlight", 1, 256, 64));
    form.nothingElse();
    return limits;
  }
}
