package imagefactory.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.Ledgers;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.JobCommand.Chain;
import imagefactory.jobs.store.IdempotencyKeys.Known;
import imagefactory.jobs.store.JobRows;
import imagefactory.jobs.submission.Submissions;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.problem.Problem;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// One verb for many jobs, each granted or refused by itself.
@Path("/api/v1/jobs/bulk")
@RunOnVirtualThread
public class BulkResource {
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final Submissions submissions;
  private final Once once;
  private final JobRows jobs;
  private final Jdbi jdbi;
  private final Clock clock;

  BulkResource(
      JobHandler handler,
      Ledgers ledgers,
      Submissions submissions,
      Once once,
      JobRows jobs,
      Jdbi jdbi,
      Clock clock) {
    this.handler = handler;
    this.ledgers = ledgers;
    this.submissions = submissions;
    this.once = once;
    this.jobs = jobs;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /// What became of one job, or would. `newJobId` is there for a rerun that was made.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      UUID id,
      boolean granted,
      @Nullable String code,
      @Nullable String detail,
      @Nullable UUID newJobId) {
    static Result of(UUID id, Decision decision) {
      return switch (decision) {
        case Decision.Happened _ -> new Result(id, true, null, null, null);
        case Decision.Refused(var reason, var expected) ->
            new Result(id, false, LowerCaseEnums.nameOf(reason), expected, null);
      };
    }

    static Result of(UUID id, Problem problem) {
      return new Result(id, false, problem.code(), problem.detail(), null);
    }
  }

  /// Every job with its result, in the order of the request.
  public record Results(
      BulkRequest.Action action, boolean dryRun, int granted, int refused, List<Result> results) {
    public Results {
      results = List.copyOf(results);
    }

    static Results of(BulkRequest request, List<Result> results) {
      int granted = (int) results.stream().filter(Result::granted).count();
      return new Results(
          request.action(), request.dryRun(), granted, results.size() - granted, results);
    }
  }

  @POST
  @RolesAllowed("operator")
  public Results bulk(
      JsonNode body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext caller) {
    BulkRequest request = BulkRequest.read(Bodies.required(body));
    String actor = Bodies.actor(caller);
    List<UUID> ids = jdbi.withHandle(tx -> chosen(tx, request));
    return request.action() == BulkRequest.Action.RERUN
        ? rerun(request, ids, key, body, actor)
        : steer(request, ids, actor);
  }

  private List<UUID> chosen(Handle tx, BulkRequest request) {
    var filter = request.filter();
    if (filter == null) {
      return request.ids();
    }
    List<UUID> found = jobs.matching(tx, filter, BulkRequest.MOST + 1);
    if (found.size() > BulkRequest.MOST) {
      throw new ProblemException(
          422,
          "too_many_jobs",
          "expected a filter that matches at most %d jobs, but it matches more"
              .formatted(BulkRequest.MOST));
    }
    return found;
  }

  /// Each job in a transaction of its own: one that is locked for long holds up nobody else.
  private Results steer(BulkRequest request, List<UUID> ids, String actor) {
    List<Result> results = new ArrayList<>();
    for (UUID id : ids) {
      JobCommand command = request.command(id, actor, clock.instant());
      Decision decision =
          jdbi.inTransaction(tx ->
              request.dryRun()
                  ? handler.wouldHandle(ledgers.of(tx), command)
                  : handler.handle(ledgers.of(tx), command));
      results.add(Result.of(id, decision));
    }
    return Results.of(request, results);
  }

  /// All rows at once, in one transaction; then they run one after another.
  private Results rerun(
      BulkRequest request, List<UUID> ids, @Nullable String key, JsonNode body, String actor) {
    Instant now = clock.instant();
    UUID chainId = Ids.next();
    return jdbi.inTransaction(tx -> {
      Optional<String> before =
          request.dryRun()
              ? Optional.empty()
              : once.before(tx, key, "bulk rerun", body, chainId, now).map(Known::answer);
      if (before.isPresent()) {
        return Json.readOwn(before.get(), Results.class);
      }
      List<Result> results = new ArrayList<>();
      List<JobCommand.Submit> commands = new ArrayList<>();
      for (UUID id : ids) {
        UUID newId = Ids.next();
        try {
          var chain = new Chain(chainId, commands.size());
          commands.add(submissions.again(tx, id, request.rerun(), newId, chain, actor, now));
          results.add(new Result(id, true, null, null, request.dryRun() ? null : newId));
        } catch (ProblemException e) {
          results.add(Result.of(id, e.problem()));
        }
      }
      Results answer = Results.of(request, results);
      if (!request.dryRun()) {
        handler.submitAll(ledgers.of(tx), commands, now);
        once.answered(tx, key, Json.text(answer));
      }
      return answer;
    });
  }
}
