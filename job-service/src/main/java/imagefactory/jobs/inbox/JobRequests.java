package imagefactory.jobs.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.contracts.JobRefused;
import imagefactory.contracts.JobRequest;
import imagefactory.contracts.wire.Envelope;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.Received;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.Ledgers;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.store.Requests;
import imagefactory.jobs.submission.Rerun;
import imagefactory.jobs.submission.Submission;
import imagefactory.jobs.submission.Submissions;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.inbox.DeadLetter;
import imagefactory.kit.inbox.Inbox;
import imagefactory.kit.problem.Problem;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.trace.Correlation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

/// The door through which other services ask. What is not granted is answered on job-events.
@ApplicationScoped
public class JobRequests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Inbox inbox;
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final Submissions submissions;
  private final Requests requests;
  private final Clock clock;
  private final Counter skipped;
  private final MessageReader<JobRequest> reader = new MessageReader<>(JobRequest.class);

  JobRequests(
      Inbox inbox,
      JobHandler handler,
      Ledgers ledgers,
      Submissions submissions,
      Requests requests,
      Clock clock,
      MeterRegistry meters) {
    this.inbox = inbox;
    this.handler = handler;
    this.ledgers = ledgers;
    this.submissions = submissions;
    this.requests = requests;
    this.clock = clock;
    this.skipped =
        Counter.builder("factory.inbox.skipped")
            .description("records of types that this service does not know")
            .tag("channel", "jobCommands")
            .register(meters);
  }

  @Incoming("jobCommands")
  public Uni<Void> onRequests(ConsumerRecords<String, byte[]> poll) {
    return inbox.apply(poll, this::answerAll);
  }

  private List<DeadLetter> answerAll(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    Instant now = clock.instant();
    List<DeadLetter> dead = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : fresh) {
      switch (reader.read(message)) {
        case Received.Known<JobRequest>(var envelope, var request) ->
            answer(tx, envelope, request, now);
        case Received.Unknown<JobRequest> _ -> skipped.increment();
        case Received.Unreadable<JobRequest>(var reason) ->
            dead.add(new DeadLetter(message, reason));
      }
    }
    return dead;
  }

  private void answer(Handle tx, Envelope envelope, JobRequest request, Instant now) {
    // The same request again was granted or refused the first time.
    if (!requests.isNew(tx, envelope.source(), envelope.id(), now)) {
      return;
    }
    try (var _ = Correlation.open(envelope.traceparent(), "request");
        var _ = Correlation.tag("jobId", request.jobId().toString());
        var _ = Correlation.tag("eventId", envelope.id())) {
      if (grant(tx, request, envelope.source(), now)
          instanceof Decision.Refused(var reason, var expected)) {
        refuse(tx, envelope, request, LowerCaseEnums.nameOf(reason), expected, List.of(), now);
      }
    } catch (ProblemException e) {
      Problem problem = e.problem();
      List<JobRefused.Mistake> mistakes =
          problem.errors().stream()
              .map(error -> new JobRefused.Mistake(error.field(), error.message()))
              .toList();
      refuse(tx, envelope, request, problem.code(), String.valueOf(e.getMessage()), mistakes, now);
    }
  }

  private Decision grant(Handle tx, JobRequest request, String source, Instant now) {
    var ledger = ledgers.of(tx);
    return switch (request) {
      case JobRequest.Start start ->
          handler.submit(
              ledger, submissions.command(tx, submission(start), start.jobId(), source, now));
      case JobRequest.Rerun rerun -> {
        UUID id = Objects.requireNonNullElseGet(rerun.newJobId(), Ids::next);
        var wanted = new Rerun(tree(rerun.overrides()), null, null);
        yield handler.submit(
            ledger, submissions.again(tx, rerun.jobId(), wanted, id, null, source, now));
      }
      case JobRequest.Cancel(var id, var force) ->
          handler.handle(
              ledger, new JobCommand.Cancel(id, Boolean.TRUE.equals(force), source, now));
      case JobRequest.Pause(var id) ->
          handler.handle(ledger, new JobCommand.Pause(id, source, now));
      case JobRequest.Resume(var id) ->
          handler.handle(ledger, new JobCommand.Resume(id, source, now));
    };
  }

  /// Read by the same rules as the body of a request over HTTP.
  private static Submission submission(JobRequest.Start start) {
    ObjectNode body = JSON.createObjectNode();
    put(body, "configurationId", start.configurationId());
    body.set("settings", tree(start.settings()));
    body.set("overrides", tree(start.overrides()));
    put(body, "label", start.label());
    body.set("tags", JSON.valueToTree(start.tags()));
    body.set("priority", JSON.valueToTree(start.priority()));
    put(body, "scheduledAt", start.scheduledAt());
    return Submission.read(body);
  }

  private static void put(
      ObjectNode body, String field, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      body.put(field, value.toString());
    }
  }

  private static JsonNode tree(Map<String, Object> given) {
    return given.isEmpty() ? MissingNode.getInstance() : JSON.valueToTree(given);
  }

  private void refuse(
      Handle tx,
      Envelope envelope,
      JobRequest request,
      String code,
      String message,
      List<JobRefused.Mistake> mistakes,
      Instant now) {
    handler.refuse(
        ledgers.of(tx),
        new JobRefused(
            request.jobId(),
            envelope.source(),
            envelope.id(),
            envelope.type(),
            code,
            message,
            mistakes,
            now));
  }
}
