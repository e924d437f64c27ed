package imagefactory.jobs.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import imagefactory.jobs.desk.AuditEntry;
import imagefactory.jobs.store.Audit;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Who did what and when, newest first.
@Path("/api/v1/audit")
@RunOnVirtualThread
public class AuditResource {
  private static final String LIST = "audit";
  private static final int COUNTED = 1000;
  private final Jdbi jdbi;
  private final Audit audit;

  AuditResource(Jdbi jdbi, Audit audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /// An entry as clients see it.
  public record View(UUID id, @JsonUnwrapped AuditEntry entry) {}

  @GET
  @RolesAllowed("viewer")
  public Response list(
      @RestQuery @Nullable String actor,
      @RestQuery @Nullable String action,
      @RestQuery @Nullable UUID jobId,
      @RestQuery @Nullable UUID imageId,
      @RestQuery @Nullable UUID configurationId,
      @RestQuery @Nullable Instant from,
      @RestQuery @Nullable Instant to,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String cursor,
      @Context UriInfo uri) {
    var filter = new Audit.Filter(actor, action, jobId, imageId, configurationId, from, to);
    Limit most = Limit.of(limit);
    Optional<Cursor> place = Cursor.read(cursor, LIST, 2);
    return jdbi.withHandle(tx -> {
      var rows =
          audit.page(
              tx,
              filter,
              place.map(p -> p.instant(0)).orElse(null),
              place.map(p -> p.uuid(1)).orElse(null),
              most.andOneMore());
      return Page.of(
              rows,
              most,
              last -> Cursor.of(LIST, last.entry().at(), last.id()),
              Total.upTo(audit.countUpTo(tx, filter, COUNTED), COUNTED))
          .map(row -> new View(row.id(), row.entry()))
          .response(uri);
    });
  }
}
