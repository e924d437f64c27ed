package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.contracts.Settings;
import imagefactory.jobs.form.Form;
import imagefactory.kit.problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what an operator wrote into complete settings, or into the list of everything wrong with
/// it.
public final class SettingsReader {
  public static final int MOST_GENERATIONS = 2500;
  public static final int MOST_VARIATIONS = 20;
  public static final int MOST_IMAGES = 10_000;
  private static final int MOST_PROMPTS = 10_000;
  private static final int LONGEST_PROMPT = 4_000;
  private static final int MOST_RATIOS = 20;
  private static final long HIGHEST_SEED = (1L << 53) - 1;
  private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,2}):([1-9]\\d{0,2})");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(api-?_?key|secret|password|token|credential|authorization).*");
  private static final ObjectMapper JSON = new ObjectMapper();

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
    List<String> prompts = prompts(form);
    Settings.Keywords keywords = keywords(form);
    String template = form.text("template", LONGEST_PROMPT);
    Long seed = form.number("seed", 0, HIGHEST_SEED);
    List<String> all =
        PromptList.of(prompts, keywords, template, seed != null ? seed : shuffle, form);
    int generations =
        form.whole("generations", 1, MOST_GENERATIONS, Math.clamp(all.size(), 1, MOST_GENERATIONS));
    int variations = form.whole("variations", 1, MOST_VARIATIONS, 1);
    if (!form.has("generations") && all.size() > MOST_GENERATIONS) {
      form.mistake(
          "generations",
          "expected a number of generations, since there are %d prompts and at most %d generations"
              .formatted(all.size(), MOST_GENERATIONS));
    }
    if (generations * variations > MOST_IMAGES) {
      form.mistake(
          "generations",
          "expected generations × variations to be at most %d, found %d"
              .formatted(MOST_IMAGES, generations * variations));
    }
    var settings =
        new Settings(
            prompts,
            keywords,
            template,
            generations,
            variations,
            ratios(form),
            seed,
            provider(form.part("provider")),
            quality(form.part("quality")),
            processing(form.part("processing")),
            metadata(form.part("metadata")),
            limits(form.part("limits")));
    form.nothingElse();
    return mistakes.isEmpty() ? new Outcome.Read(settings, all) : new Outcome.Mistaken(mistakes);
  }

  private static List<String> prompts(Form form) {
    JsonNode given = form.get("prompts");
    if (given.isMissingNode()) {
      return List.of();
    }
    if (!given.isArray() || given.isEmpty() || given.size() > MOST_PROMPTS) {
      form.mistake(
          "prompts",
          "expected a list of 1 to %d texts, found %s"
              .formatted(
                  MOST_PROMPTS, given.isArray() ? "a list of " + given.size() : Form.found(given)));
      return List.of();
    }
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String prompt = form.text(given.get(i), form.name("prompts[" + i + "]"), LONGEST_PROMPT);
      if (prompt != null) {
        prompts.add(prompt);
      }
    }
    return prompts;
  }

  private static Settings.@Nullable Keywords keywords(Form form) {
    if (!form.has("keywords")) {
      return null;
    }
    Form keywords = form.part("keywords");
    String csv = keywords.text("csv", PromptList.LONGEST_CSV);
    Settings.Order order = keywords.choice("order", Settings.Order.SEQUENTIAL);
    keywords.nothingElse();
    if (csv == null) {
      if (!keywords.has("csv")) {
        keywords.mistake("csv", "expected a CSV text with a header line");
      }
      return null;
    }
    return new Settings.Keywords(csv, order);
  }

  /// A lone text is a list of one; what is no list of texts is square.
  private static List<String> ratios(Form form) {
    JsonNode given = form.get("aspectRatios");
    if (!given.isTextual() && !given.isArray()) {
      return List.of("1:1");
    }
    List<JsonNode> each = new ArrayList<>();
    if (given.isTextual()) {
      each.add(given);
    }
    given.elements().forEachRemaining(each::add);
    if (each.isEmpty() || each.size() > MOST_RATIOS) {
      form.mistake(
          "aspectRatios", "expected 1 to %d ratios, found %d".formatted(MOST_RATIOS, each.size()));
      return List.of("1:1");
    }
    each.stream()
        .filter(ratio -> !isRatio(ratio))
        .forEach(ratio ->
            form.mistake(
                "aspectRatios",
                "expected ratios like 16:9, no side over 10 times the other, found "
                    + Form.found(ratio)));
    return each.stream().map(JsonNode::asText).toList();
  }

  private static boolean isRatio(JsonNode ratio) {
    var match = RATIO.matcher(ratio.asText());
    if (!ratio.isTextual() || !match.matches()) {
      return false;
    }
    int width = Integer.parseInt(match.group(1));
    int height = Integer.parseInt(match.group(2));
    return width <= 10 * height && height <= 10 * width;
  }

  private static Settings.Provider provider(Form form) {
    String name = form.text("name", 40);
    if (name != null && !PROVIDER.matcher(name).matches()) {
      form.mistake("name", "expected a provider's name in lower case, like embedded");
    }
    JsonNode options = form.get("options");
    if (!options.isMissingNode() && !options.isObject()) {
      form.mistake("options", "expected an object, found " + Form.found(options));
    }
    options.fieldNames().forEachRemaining(option -> refuseSecret(form, option));
    form.nothingElse();
    return new Settings.Provider(name == null ? "embedded" : name, values(options));
  }

  private static Map<String, Object> values(JsonNode options) {
    Map<String, Object> values = new LinkedHashMap<>();
    options
        .properties()
        .forEach(option -> {
          if (!option.getValue().isNull()) {
            values.put(option.getKey(), JSON.convertValue(option.getValue(), Object.class));
          }
        });
    return values;
  }

  private static void refuseSecret(Form form, String option) {
    if (SECRET.matcher(option).matches()) {
      form.mistake(
          "options." + option,
          "looks like a secret: a configuration holds none; set it in image-service's environment");
    }
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

  private static Settings.Processing processing(Form form) {
    String background = form.text("jpgBackground", 7);
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

  private static Settings.Metadata metadata(Form form) {
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
