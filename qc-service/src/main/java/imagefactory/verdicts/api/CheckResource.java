package imagefactory.verdicts.api;

import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import imagefactory.verdicts.Trial;
import imagefactory.verdicts.Trials;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Verdict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// For trying the rules on a file of one's own: nothing is stored, no job hears of it.
@Path("/api/v1/checks")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
public class CheckResource {
  private final Trials trials;

  CheckResource(Trials trials) {
    this.trials = trials;
  }

  /// The verdict, and what each inspector says.
  public record CheckView(
      boolean passed, String code, String reason, List<Warned> warnings, List<Said> findings) {
    public CheckView {
      warnings = List.copyOf(warnings);
      findings = List.copyOf(findings);
    }

    static CheckView of(List<Finding> findings) {
      Verdict verdict = Verdict.of(findings);
      return new CheckView(
          verdict.passed(),
          verdict.code(),
          verdict.reason(),
          Warned.of(verdict),
          findings.stream().map(Said::of).toList());
    }
  }

  /// One inspector's part of it.
  public record Said(String inspector, boolean passed, String code, String reason) {
    static Said of(Finding finding) {
      var verdict = finding.verdict();
      return new Said(finding.inspector(), verdict.passed(), verdict.code(), verdict.reason());
    }
  }

  /// The image as the body.
  @POST
  @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
  public CheckView body(
      File image,
      @RestQuery @Nullable String aspectRatio,
      @RestQuery @Nullable String checks,
      @RestQuery @Nullable String jobId) {
    return check(image, TrialForm.read(aspectRatio, checks, jobId));
  }

  /// The image as the one file of a form.
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public CheckView form(
      @RestForm(FileUpload.ALL) List<FileUpload> files,
      @RestForm @Nullable String aspectRatio,
      @RestForm @Nullable String checks,
      @RestForm @Nullable String jobId) {
    if (files.size() != 1) {
      throw ProblemException.invalid("file", "expected one file, found " + files.size());
    }
    return check(
        files.getFirst().uploadedFile().toFile(), TrialForm.read(aspectRatio, checks, jobId));
  }

  private CheckView check(File image, Trial trial) {
    if (image.length() == 0) {
      throw ProblemException.invalid("file", "expected an image, found no bytes");
    }
    return CheckView.of(trials.on(image.toPath(), trial));
  }
}
