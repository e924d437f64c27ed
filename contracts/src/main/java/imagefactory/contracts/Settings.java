package imagefactory.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a job runs with, complete: defaults are filled in, and nothing here is secret. A job
/// keeps the settings it was submitted with for ever.
public record Settings(
    List<String> prompts,
    @Nullable Keywords keywords,
    @Nullable String template,
    @Nullable PromptWriter promptWriter,
    int generations,
    int variations,
    List<String> aspectRatios,
    @Nullable Long seed,
    Provider provider,
    Quality quality,
    Processing processing,
    Metadata metadata,
    Limits limits) {
  public Settings {
    prompts = List.copyOf(prompts);
    aspectRatios = List.copyOf(aspectRatios);
  }

  public int totalImages() {
    return generations * variations;
  }

  /// Rows of words that a template turns into prompts.
  public record Keywords(String csv, Order order) {}

  /// In which order rows are taken.
  public enum Order {
    SEQUENTIAL,
    RANDOM
  }

  /// A language model that turns the keywords into `count` prompts before the first image is
  /// ordered.
  public record PromptWriter(int count, @Nullable String instructions) {}

  /// Who makes the images. The options are the provider's own.
  public record Provider(String name, Map<String, Object> options) {
    public Provider {
      options = Absent.dropped(options);
    }
  }

  /// Whether and how images are judged before anything is done to them.
  public record Quality(boolean enabled, @Nullable String prompt, Checks checks) {}

  /// Which technical checks are made.
  public record Checks(boolean blank, boolean blur, boolean ratio, boolean duplicates) {}

  /// What is done to an image that passed.
  public record Processing(
      boolean imageEnhancement,
      double sharpening,
      double saturation,
      boolean imageConvert,
      String format,
      int jpgQuality,
      int pngQuality,
      int webpQuality,
      boolean removeBg,
      String removeBgSize,
      boolean trimTransparentBackground,
      String jpgBackground) {}

  /// Whether images get a title, a description and tags.
  public record Metadata(boolean enabled, @Nullable String prompt) {}

  /// How patient a job is.
  public record Limits(
      int pollAttempts, int consecutiveErrors, int callTimeoutSeconds, int inFlight) {}
}
