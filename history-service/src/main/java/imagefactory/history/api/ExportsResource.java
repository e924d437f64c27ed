package imagefactory.history.api;

import imagefactory.history.export.Archive;
import imagefactory.history.export.ExportSettings;
import imagefactory.history.export.Exports;
import imagefactory.history.export.Format;
import imagefactory.history.export.JobExport;
import imagefactory.history.export.StockProfile;
import imagefactory.history.store.JobFilter;
import imagefactory.history.store.JobOrder;
import imagefactory.history.store.JobQueries;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/// Many jobs as files, in one ZIP.
@Path("/api/v1/history/exports")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class ExportsResource {
  private final Exports exports;
  private final ExportSettings settings;
  private final JobQueries jobs;

  ExportsResource(Exports exports, ExportSettings settings, JobQueries jobs) {
    this.exports = exports;
    this.settings = settings;
    this.jobs = jobs;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public RestResponse<StreamingOutput> exports(ExportRequest request) {
    List<UUID> wanted = wanted(request);
    Iterable<JobExport> all =
        () -> wanted.stream().flatMap(id -> exports.find(id).stream()).iterator();
    if (request.profile() != null) {
      StockProfile profile = Parameters.profile(request.profile());
      return zip(out -> Archive.write(all, profile, out));
    }
    Format format = Parameters.format(request.format());
    return zip(out -> Archive.write(all, format, out));
  }

  private RestResponse<StreamingOutput> zip(Attachment.Body body) {
    return Attachment.of(exports, "jobs.zip", "application/zip", body);
  }

  private List<UUID> wanted(ExportRequest request) {
    List<String> ids = request.ids() == null ? List.of() : request.ids();
    JobsWanted filter = request.filter();
    if (filter == null && !ids.isEmpty()) {
      return byIds(ids);
    }
    if (filter != null && ids.isEmpty()) {
      return byFilter(filter.filter());
    }
    throw ProblemException.invalid("ids", "expected either ids or a filter");
  }

  private List<UUID> byIds(List<String> ids) {
    if (ids.size() > settings.mostJobs()) {
      throw tooMany("ids");
    }
    Set<UUID> wanted = new LinkedHashSet<>();
    ids.forEach(id -> wanted.add(Parameters.requiredId("ids", id)));
    Set<UUID> unknown = new LinkedHashSet<>(wanted);
    unknown.removeAll(jobs.existing(wanted));
    if (!unknown.isEmpty()) {
      throw ProblemException.invalid(
          "ids", "expected ids of jobs, but found " + unknown.iterator().next());
    }
    return List.copyOf(wanted);
  }

  private List<UUID> byFilter(JobFilter filter) {
    filter
        .refusal(JobOrder.NEWEST_FIRST)
        .ifPresent(why -> {
          throw new ProblemException(400, "no_index", why);
        });
    List<UUID> found = jobs.ids(filter, settings.mostJobs() + 1);
    if (found.size() > settings.mostJobs()) {
      throw tooMany("filter");
    }
    return found;
  }

  private ProblemException tooMany(String field) {
    return ProblemException.invalid(
        field, "expected at most %d jobs, but found more".formatted(settings.mostJobs()));
  }
}
