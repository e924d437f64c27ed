package imagefactory.jobs.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import imagefactory.jobs.image.Review;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.JobCommand;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who asked for what, when, and whether it was granted.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
    Instant at,
    String actor,
    String action,
    @Nullable UUID jobId,
    @Nullable UUID imageId,
    @Nullable UUID configurationId,
    String outcome,
    Map<String, String> detail) {
  public static final String GRANTED = "granted";

  public AuditEntry {
    detail = Map.copyOf(detail);
  }

  static AuditEntry of(JobCommand.Asked asked, Decision decision) {
    UUID configurationId =
        asked instanceof JobCommand.Submit submit ? submit.configurationId() : null;
    return new AuditEntry(
        asked.now(),
        asked.actor(),
        action(asked),
        asked.jobId(),
        null,
        configurationId,
        outcome(decision),
        detail(asked));
  }

  static AuditEntry of(Review.Asked asked, Decision decision) {
    return new AuditEntry(
        asked.now(),
        asked.actor(),
        action(asked),
        asked.jobId(),
        asked.imageId(),
        null,
        outcome(decision),
        Map.of());
  }

  private static String action(JobCommand.Asked asked) {
    return switch (asked) {
      case JobCommand.Submit submit -> submit.rerunOf() == null ? "submit" : "rerun";
      case JobCommand.Pause _ -> "pause";
      case JobCommand.Resume _ -> "resume";
      case JobCommand.Cancel _ -> "cancel";
      case JobCommand.Prioritize _ -> "prioritize";
      case JobCommand.Edit _ -> "edit";
      case JobCommand.Delete _ -> "delete";
    };
  }

  private static Map<String, String> detail(JobCommand.Asked asked) {
    return switch (asked) {
      case JobCommand.Submit submit when submit.rerunOf() != null ->
          Map.of("rerunOf", submit.rerunOf().toString());
      case JobCommand.Cancel cancel -> Map.of("force", Boolean.toString(cancel.forced()));
      case JobCommand.Prioritize prioritize ->
          Map.of("priority", Integer.toString(prioritize.priority()));
      case JobCommand.Edit edit -> Map.of("label", edit.label());
      case JobCommand.Submit _, JobCommand.Pause _, JobCommand.Resume _, JobCommand.Delete _ ->
          Map.of();
    };
  }

  private static String action(Review.Asked asked) {
    return switch (asked) {
      case Review.Retry retry -> retry.asItIs() ? "approve-image" : "retry-image";
      case Review.Delete _ -> "delete-image";
    };
  }

  private static String outcome(Decision decision) {
    return switch (decision) {
      case Decision.Happened _ -> GRANTED;
      case Decision.Refused(var reason, _) -> reason.name().toLowerCase(Locale.ROOT);
    };
  }
}
