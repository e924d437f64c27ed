package imagefactory.verdicts.api;

import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import imagefactory.verdicts.VerdictHandler;
import imagefactory.verdicts.verdict.Judgement;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was said about an image.
@Path("/api/v1/verdicts")
@RunOnVirtualThread
public class VerdictResource {
  private final VerdictHandler handler;

  VerdictResource(VerdictHandler handler) {
    this.handler = handler;
  }

  /// A verdict as clients see it.
  public record VerdictView(
      UUID imageId,
      UUID jobId,
      boolean passed,
      String code,
      String reason,
      List<Warned> warnings,
      Instant judgedAt,
      long durationMs,
      @Nullable BigDecimal cost) {
    public VerdictView {
      warnings = List.copyOf(warnings);
    }

    static VerdictView of(Judgement judgement) {
      var verdict = judgement.verdict();
      return new VerdictView(
          judgement.imageId(),
          judgement.jobId(),
          verdict.passed(),
          verdict.code(),
          verdict.reason(),
          Warned.of(verdict),
          judgement.judgedAt(),
          judgement.took().toMillis(),
          judgement.cost());
    }
  }

  @GET
  @Path("/{imageId}")
  @RolesAllowed(Roles.VIEWER)
  public VerdictView verdict(UUID imageId) {
    return handler
        .verdictOn(imageId)
        .map(VerdictView::of)
        .orElseThrow(
            () -> ProblemException.notFound("image %s has not been judged".formatted(imageId)));
  }
}
