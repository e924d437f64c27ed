package imagefactory.jobs.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.jobs.configuration.Export;
import imagefactory.jobs.configuration.Export.Item;
import imagefactory.jobs.configuration.Export.Selection;
import imagefactory.jobs.form.Texts;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Hands configurations out as a file that can be imported elsewhere.
@Path("/api/v1/configurations/export")
@RunOnVirtualThread
public class ConfigurationExportResource {
  private static final int MOST_IDS = 500;
  private static final int PAGE = 100;
  private final Export export;
  private final ObjectMapper json;
  private final Clock clock;

  ConfigurationExportResource(Export export, ObjectMapper json, Clock clock) {
    this.export = export;
    this.json = json;
    this.clock = clock;
  }

  @GET
  @RolesAllowed("viewer")
  @Produces(MediaType.APPLICATION_JSON)
  public Response export(@RestQuery("id") List<UUID> ids, @RestQuery("tag") @Nullable String tag) {
    if (ids.size() > MOST_IDS) {
      throw ProblemException.invalid("id", "expected at most %d ids".formatted(MOST_IDS));
    }
    UUID unknown = export.unknown(ids);
    if (unknown != null) {
      throw ProblemException.notFound("there is no configuration " + unknown);
    }
    var selection = new Selection(ids, Texts.parameter("tag", tag));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Response.ok((StreamingOutput) out -> write(selection, out))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"configurations-%s.json\"".formatted(today))
        .build();
  }

  private void write(Selection selection, OutputStream out) throws IOException {
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeArrayFieldStart("configurations");
      String after = "";
      List<Item> page;
      do {
        page = export.page(selection, after, PAGE);
        for (Item item : page) {
          json.writeValue(generator, item);
          after = item.name();
        }
      } while (page.size() == PAGE);
      generator.writeEndArray();
      generator.writeEndObject();
    }
  }
}
