package imagefactory.history.api;

import imagefactory.history.export.Archive;
import imagefactory.history.export.Exports;
import imagefactory.history.export.Format;
import imagefactory.history.export.JobExport;
import imagefactory.history.export.StockProfile;
import imagefactory.history.export.StockReport;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One job as a file.
@Path("/api/v1/history/jobs/{id}/export")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class ExportResource {
  private final Exports exports;

  ExportResource(Exports exports) {
    this.exports = exports;
  }

  /// `profile` asks for a stock site's CSV instead of a format.
  @GET
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public RestResponse<StreamingOutput> export(
      @PathParam("id") String id,
      @QueryParam("format") @Nullable String format,
      @QueryParam("profile") @Nullable String profile) {
    JobExport job = existing(id);
    if (profile != null && !profile.isEmpty()) {
      return stock(job, Parameters.profile(profile));
    }
    Format form = Parameters.format(format);
    String name = job.fileName() + "." + form.name().toLowerCase(Locale.ROOT);
    return Attachment.of(exports, name, form.mediaType(), out -> form.write(job, out));
  }

  /// What the profile's limits would cut or leave out.
  @GET
  @Path("report")
  @Produces(MediaType.APPLICATION_JSON)
  public StockReport report(
      @PathParam("id") String id, @QueryParam("profile") @Nullable String profile) {
    return StockReport.of(existing(id), Parameters.profile(profile));
  }

  private RestResponse<StreamingOutput> stock(JobExport job, StockProfile profile) {
    StockReport report = StockReport.of(job, profile);
    if (report.files() > 1) {
      throw new ProblemException(
          422,
          "several_files",
          "%s takes %d images in %d files; ask for a ZIP at /api/v1/history/exports"
              .formatted(profile.title(), report.images(), report.files()));
    }
    return Attachment.of(
        exports,
        job.fileName() + ".csv",
        Format.CSV.mediaType(),
        out -> Archive.writeOne(job, profile, out));
  }

  private JobExport existing(String id) {
    UUID jobId = Parameters.pathId("job", id);
    return exports.find(jobId).orElseThrow(() -> Parameters.unknown("job", jobId));
  }
}
