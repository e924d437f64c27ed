package imagefactory.verdicts.api;

import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import imagefactory.verdicts.VerdictHandler;
import imagefactory.verdicts.verdict.Judgement;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;

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
      Instant judgedAt,
      long durationMs) {
    static VerdictView of(Judgement judgement) {
      var verdict = judgement.verdict();
      return new VerdictView(
          judgement.imageId(),
          judgement.jobId(),
          verdict.passed(),
          verdict.code(),
          verdict.reason(),
          judgement.judgedAt(),
          judgement.took().toMillis());
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
