package imagefactory.jobs.job;

import imagefactory.contracts.Settings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Plans to test with.
public final class Plans {
  public static final UUID JOB = UUID.fromString("019a9e5c-1111-7000-8000-000000000001");

  private Plans() {}

  public static Plan of(int generations, int variations, int window) {
    return new Plan(
        JOB, settings(generations, variations, window, true, 7L), List.of("a fox", "an owl"));
  }

  public static Plan withoutQuality() {
    return new Plan(JOB, settings(1, 1, 8, false, 7L), List.of("a fox"));
  }

  public static Plan withRandomSeeds(UUID jobId) {
    return new Plan(jobId, settings(2, 2, 8, true, null), List.of("a fox"));
  }

  /// Two images, whose prompts a language model is still to write.
  public static Plan withWriter() {
    Settings written = settings(1, 2, 8, true, 7L);
    return new Plan(
        JOB,
        new Settings(
            List.of(),
            new Settings.Keywords("animal\nfox\n", Settings.Order.SEQUENTIAL),
            null,
            new Settings.PromptWriter(1, null),
            written.generations(),
            written.variations(),
            written.aspectRatios(),
            written.seed(),
            written.provider(),
            written.quality(),
            written.processing(),
            written.metadata(),
            written.limits()),
        List.of());
  }

  private static Settings settings(
      int generations, int variations, int window, boolean quality, @Nullable Long seed) {
    return new Settings(
        List.of("a fox", "an owl"),
        null,
        null,
        null,
        generations,
        variations,
        List.of("1:1", "16:9", "9:16"),
        seed,
        new Settings.Provider("embedded", Map.of()),
        new Settings.Quality(quality, null, new Settings.Checks(true, true, true, true)),
        new Settings.Processing(
            false, 0, 1, false, "jpg", 90, 100, 85, false, "auto", false, "#ffffff"),
        new Settings.Metadata(true, null),
        new Settings.Limits(10, 3, 10, window));
  }
}
