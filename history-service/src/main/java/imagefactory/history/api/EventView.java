package imagefactory.history.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import imagefactory.history.store.EventQueries;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event as it was told. `data` is null if its type is not known here. The kind of the job
/// stands in the stream, where events of all jobs come together.
@Schema(name = "Event")
record EventView(
    UUID id,
    UUID jobId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kind,
    String type,
    @Nullable Long sequence,
    Instant at,
    @JsonRawValue @Schema(implementation = Object.class) @Nullable String data) {
  static EventView of(EventQueries.Found event) {
    return of(event, null);
  }

  static EventView of(EventQueries.Fed fed) {
    return of(fed.event(), fed.kind());
  }

  private static EventView of(EventQueries.Found event, @Nullable String kind) {
    return new EventView(
        event.id(), event.jobId(), kind, event.type(), event.sequence(), event.at(), event.data());
  }
}
