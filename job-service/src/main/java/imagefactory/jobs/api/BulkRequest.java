package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.JobStatus;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.form.Texts;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.store.JobFilter;
import imagefactory.jobs.submission.Rerun;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A verb, and the jobs it is for: named one by one, or by a filter.
record BulkRequest(
    Action action,
    List<UUID> ids,
    @Nullable JobFilter filter,
    boolean dryRun,
    boolean force,
    Rerun rerun) {
  static final int MOST = 500;

  /// What can be done to many jobs.
  public enum Action {
    RERUN,
    CANCEL,
    DELETE,
    PAUSE,
    RESUME
  }

  static BulkRequest read(JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(body, "", mistakes);
    if (!form.has("action")) {
      form.mistake("action", "expected one of rerun, cancel, delete, pause, resume");
    }
    Action action = form.choice("action", Action.RERUN);
    if (form.has("ids") == form.has("filter")) {
      form.mistake("ids", "expected either ids or a filter");
    }
    if (form.has("overrides") && action != Action.RERUN) {
      form.mistake("overrides", "expected the action rerun for them");
    }
    if (form.has("force") && action != Action.CANCEL) {
      form.mistake("force", "expected the action cancel for it");
    }
    var request =
        new BulkRequest(
            action,
            form.has("ids") ? Texts.ids(form, "ids", MOST) : List.of(),
            form.has("filter") ? filter(form.part("filter")) : null,
            form.flag("dryRun", false),
            form.flag("force", false),
            new Rerun(form.get("overrides"), null, null));
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    return request;
  }

  /// An empty filter would mean every job there is: that must be said, not happen.
  private static JobFilter filter(Form form) {
    var filter =
        new JobFilter(
            form.has("status") ? form.choice("status", JobStatus.QUEUED) : null,
            form.text("label", Texts.LONGEST_NAME),
            form.text("tag", Texts.LONGEST_NAME),
            Texts.uuid(form, "configurationId"),
            Texts.time(form, "from"),
            Texts.time(form, "to"));
    if (filter.isEmpty()) {
      form.mistake(
          "status", "expected at least one of configurationId, from, label, status, tag, to");
    }
    form.nothingElse();
    return filter;
  }

  JobCommand command(UUID id, String actor, Instant now) {
    return switch (action) {
      case CANCEL -> new JobCommand.Cancel(id, force, actor, now);
      case DELETE -> new JobCommand.Delete(id, actor, now);
      case PAUSE -> new JobCommand.Pause(id, actor, now);
      case RESUME -> new JobCommand.Resume(id, actor, now);
      case RERUN -> throw new IllegalStateException("a rerun makes a new job");
    };
  }
}
