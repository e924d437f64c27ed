package imagefactory.history.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.contracts.LogEntry;
import imagefactory.history.logs.JobLogs;
import imagefactory.history.logs.LogReader;
import imagefactory.history.logs.LogReader.Wanted;
import imagefactory.history.logs.LogReference;
import imagefactory.history.store.JobQueries;
import imagefactory.history.stream.Listeners;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The log of a job: as a page, as text for people, or live.
@Path("/api/v1/history/jobs/{id}/logs")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class LogsResource {
  private static final int AT_ONCE = 200;

  private final JobQueries jobs;
  private final JobLogs logs;
  private final Listeners listeners;
  private final ObjectMapper json;

  LogsResource(JobQueries jobs, JobLogs logs, Listeners listeners, ObjectMapper json) {
    this.jobs = jobs;
    this.logs = logs;
    this.listeners = listeners;
    this.json = json;
  }

  /// `level` is the least loud that is shown.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page<LogView> page(
      @PathParam("id") String id,
      @QueryParam("level") @Nullable String level,
      @QueryParam("step") @Nullable String step,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit)
      throws IOException {
    UUID jobId = existing(id);
    Wanted wanted = wanted(level, step);
    int most = Limit.of(limit).value();
    Optional<LogReference> log = logs.find(jobId);
    long from = position(log, after);
    if (log.isEmpty()) {
      return new Page<>(List.of(), null, Total.exactly(0));
    }
    LogReader.Lines lines = logs.reader(log.get()).read(from, most, wanted);
    return new Page<>(
        lines.lines().stream().map(LogView::of).toList(),
        lines.isLast() ? null : Long.toString(lines.next()),
        wanted.equals(Wanted.ALL)
            ? Total.exactly(log.get().entries())
            : new Total(lines.lines().size(), Total.Relation.GTE));
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public StreamingOutput text(
      @PathParam("id") String id,
      @QueryParam("level") @Nullable String level,
      @QueryParam("step") @Nullable String step,
      @QueryParam("after") @Nullable String after)
      throws IOException {
    UUID jobId = existing(id);
    Wanted wanted = wanted(level, step);
    Optional<LogReference> log = logs.find(jobId);
    long from = position(log, after);
    return out -> {
      if (log.isPresent()) {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        write(logs.reader(log.get()), from, wanted, writer);
        writer.flush();
      }
    };
  }

  private static void write(LogReader reader, long from, Wanted wanted, BufferedWriter out)
      throws IOException {
    LogReader.Lines lines;
    for (long next = from; ; next = lines.next()) {
      lines = reader.read(next, AT_ONCE, wanted);
      for (LogReader.Placed placed : lines.lines()) {
        out.write(placed.line().text());
        out.write('\n');
      }
      if (lines.isLast()) {
        return;
      }
    }
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("id") String id,
      @QueryParam("level") @Nullable String level,
      @QueryParam("step") @Nullable String step,
      @QueryParam("after") @Nullable String after,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServerRequest request)
      throws IOException {
    UUID jobId = existing(id);
    Wanted wanted = wanted(level, step);
    long from = position(logs.find(jobId), lastEventId == null ? after : lastEventId);
    listeners.serve(sink, sse, request, new Following(jobId, wanted, from));
  }

  private final class Following implements Listeners.Source {
    private final UUID jobId;
    private final Wanted wanted;
    private long after;

    private Following(UUID jobId, Wanted wanted, long after) {
      this.jobId = jobId;
      this.wanted = wanted;
      this.after = after;
    }

    @Override
    public String id() {
      return Long.toString(after);
    }

    @Override
    public boolean send(Listeners.Outlet out) throws IOException, Listeners.GoneException {
      Optional<LogReference> log = logs.find(jobId);
      if (log.isEmpty() || log.get().bytes() <= after) {
        return false;
      }
      LogReader.Lines lines = logs.reader(log.get()).read(after, AT_ONCE, wanted);
      for (LogReader.Placed placed : lines.lines()) {
        out.send(Long.toString(placed.after()), written(LogView.of(placed)));
      }
      after = lines.next();
      return !lines.lines().isEmpty();
    }
  }

  private UUID existing(String id) {
    UUID jobId = Parameters.pathId("job", id);
    if (!jobs.exists(jobId)) {
      throw Parameters.unknown("job", jobId);
    }
    return jobId;
  }

  private static Wanted wanted(@Nullable String level, @Nullable String step) {
    LogEntry.Level least =
        level == null || level.isEmpty()
            ? null
            : Parameters.constant("level", level, LogEntry.Level.values());
    return new Wanted(least, Parameters.text("step", step));
  }

  private long position(Optional<LogReference> log, @Nullable String after) throws IOException {
    if (after == null || after.isEmpty()) {
      return 0;
    }
    long bytes = log.map(LogReference::bytes).orElse(0L);
    long position = Parameters.position("after", after, bytes);
    if (log.isPresent() && !logs.reader(log.get()).isBoundary(position)) {
      throw ProblemException.invalid("after", "expected the cursor of a line of this log");
    }
    return position;
  }

  private String written(LogView line) {
    try {
      return json.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
