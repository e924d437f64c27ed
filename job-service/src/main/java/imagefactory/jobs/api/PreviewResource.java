package imagefactory.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.Settings;
import imagefactory.jobs.configuration.SettingsReader;
import imagefactory.jobs.configuration.SettingsReader.Outcome;
import imagefactory.jobs.job.Plan;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What a job with these settings would make. Mistakes are a normal answer here, since somebody is
/// still writing.
@Path("/api/v1/configurations/preview")
@RunOnVirtualThread
public class PreviewResource {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  /// Only a job has an id; without a fixed seed its rows at random come in an order of their own.
  private static final UUID NO_JOB = new UUID(0, 0);

  /// Without mistakes the totals are there, and the settings with all that was left to defaults;
  /// `prompts` are empty where a writer brings them later.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Preview(
      boolean valid,
      List<FieldError> errors,
      @Nullable Integer generations,
      @Nullable Integer variations,
      @Nullable Integer totalImages,
      boolean promptWriter,
      List<Generation> prompts,
      @Nullable Settings settings) {
    public Preview {
      errors = List.copyOf(errors);
      prompts = List.copyOf(prompts);
    }
  }

  /// A generation with its prompt and the ratio of each of its images.
  public record Generation(int generation, String prompt, List<String> aspectRatios) {
    public Generation {
      aspectRatios = List.copyOf(aspectRatios);
    }
  }

  /// Mistakes are named as they would be when the settings are saved.
  @POST
  @RolesAllowed("viewer")
  public Preview preview(JsonNode settings, @RestQuery("limit") @Nullable Integer limit) {
    int most = limit == null ? USUAL : limit;
    if (most < 1 || most > MOST) {
      throw ProblemException.invalid(
          "limit", "expected a whole number from 1 to %d, but found %d".formatted(MOST, most));
    }
    return switch (SettingsReader.read(Bodies.required(settings), "settings", 0)) {
      case Outcome.Read(var read, var prompts) -> shown(read, prompts, most);
      case Outcome.Mistaken(var mistakes) ->
          new Preview(false, mistakes, null, null, null, false, List.of(), null);
    };
  }

  private static Preview shown(Settings settings, List<String> prompts, int most) {
    var plan = new Plan(NO_JOB, settings, prompts);
    int shown = plan.ready() ? Math.min(most, settings.generations()) : 0;
    return new Preview(
        true,
        List.of(),
        settings.generations(),
        settings.variations(),
        settings.totalImages(),
        settings.promptWriter() != null,
        IntStream.range(0, shown).mapToObj(i -> generation(plan, i)).toList(),
        settings);
  }

  private static Generation generation(Plan plan, int index) {
    int variations = plan.settings().variations();
    int first = index * variations;
    return new Generation(
        index + 1,
        plan.image(first).prompt(),
        IntStream.range(first, first + variations)
            .mapToObj(i -> plan.image(i).aspectRatio())
            .toList());
  }
}
