package imagefactory.history.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.history.store.EventQueries;
import imagefactory.history.stream.Listeners;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Live updates. The first event, `ready`, carries the id from which the stream goes on: who reads
/// the lists after it misses nothing. Without an id to resume from, a stream begins now.
@Path("/api/v1/history/stream")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class StreamResource {
  private static final int AT_ONCE = 200;

  private final EventQueries events;
  private final Listeners listeners;
  private final ObjectMapper json;

  StreamResource(EventQueries events, Listeners listeners, ObjectMapper json) {
    this.events = events;
    this.listeners = listeners;
    this.json = json;
  }

  /// `after` is for clients that cannot send the header.
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void stream(
      @QueryParam("jobId") @Nullable String jobId,
      @QueryParam("kind") List<String> kinds,
      @QueryParam("after") @Nullable String after,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServerRequest request) {
    UUID job = Parameters.id("jobId", jobId);
    List<String> wanted = Parameters.texts("kind", kinds);
    listeners.serve(sink, sse, request, new Feed(from(lastEventId, after), job, wanted));
  }

  private long from(@Nullable String lastEventId, @Nullable String after) {
    long head = events.head();
    if (lastEventId != null && !lastEventId.isEmpty()) {
      return kept(Parameters.position("Last-Event-ID", lastEventId, head));
    }
    return after == null || after.isEmpty()
        ? head
        : kept(Parameters.position("after", after, head));
  }

  /// 0 asks for all that there is; who was somewhere already must not miss what is gone since.
  private long kept(long from) {
    if (from > 0 && events.oldest().filter(oldest -> from < oldest - 1).isPresent()) {
      throw new ProblemException(
          410,
          "event_id_too_old",
          "what followed the event %d is no longer kept; read the lists anew".formatted(from));
    }
    return from;
  }

  private final class Feed implements Listeners.Source {
    private long after;
    private final @Nullable UUID jobId;
    private final List<String> kinds;

    private Feed(long after, @Nullable UUID jobId, List<String> kinds) {
      this.after = after;
      this.jobId = jobId;
      this.kinds = kinds;
    }

    @Override
    public String id() {
      return Long.toString(after);
    }

    @Override
    public boolean send(Listeners.Outlet out) throws Listeners.GoneException {
      long head = events.head();
      if (head == after) {
        return false;
      }
      List<EventQueries.Fed> next = events.feed(after, jobId, kinds, AT_ONCE);
      for (EventQueries.Fed fed : next) {
        out.send(Long.toString(fed.number()), written(EventView.of(fed)));
        after = fed.number();
      }
      if (next.isEmpty()) {
        // None of these was for this listener, and none up to here can still appear.
        after = head;
      }
      return !next.isEmpty();
    }
  }

  private String written(EventView event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an event", e);
    }
  }
}
