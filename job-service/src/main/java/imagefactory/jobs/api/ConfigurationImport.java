package imagefactory.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.configuration.Arrival;
import imagefactory.jobs.configuration.Configurations.Draft;
import imagefactory.jobs.configuration.OnConflict;
import imagefactory.jobs.form.Form;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Configurations from elsewhere, each answered by itself.
record ConfigurationImport(List<Candidate> candidates, OnConflict onConflict, boolean dryRun) {
  private static final int MOST = 500;

  ConfigurationImport {
    candidates = List.copyOf(candidates);
  }

  /// One of them, before it is known whether its name is taken; without a draft it has mistakes.
  record Candidate(
      int index, @Nullable String name, @Nullable Draft draft, List<FieldError> mistakes) {
    Candidate {
      mistakes = List.copyOf(mistakes);
    }
  }

  enum What {
    CREATED,
    REPLACED,
    SKIPPED,
    REFUSED
  }

  /// What became of one of them; in a dry run, what would.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Result(
      int index, @Nullable String name, What result, @Nullable UUID id, List<FieldError> errors) {
    Result {
      errors = List.copyOf(errors);
    }

    static Result mistaken(Candidate candidate) {
      return new Result(
          candidate.index(), candidate.name(), What.REFUSED, null, candidate.mistakes());
    }

    static Result of(Candidate candidate, Arrival arrival, boolean dryRun) {
      return switch (arrival) {
        case Arrival.Created(var id) -> of(candidate, What.CREATED, dryRun ? null : id);
        case Arrival.Replaced(var id) -> of(candidate, What.REPLACED, id);
        case Arrival.Skipped(var id) -> of(candidate, What.SKIPPED, id);
        case Arrival.NameTaken _ ->
            new Result(
                candidate.index(),
                candidate.name(),
                What.REFUSED,
                null,
                List.of(
                    new FieldError(
                        place(candidate.index()) + ".name", "expected a name that is not taken")));
      };
    }

    private static Result of(Candidate candidate, What what, @Nullable UUID id) {
      return new Result(candidate.index(), candidate.name(), what, id, List.of());
    }
  }

  /// All results with their counts.
  record Answer(
      boolean dryRun, long created, long replaced, long skipped, long refused, List<Result> items) {
    Answer {
      items = List.copyOf(items);
    }

    static Answer of(List<Result> items, boolean dryRun) {
      return new Answer(
          dryRun,
          count(items, What.CREATED),
          count(items, What.REPLACED),
          count(items, What.SKIPPED),
          count(items, What.REFUSED),
          items);
    }

    private static long count(List<Result> items, What what) {
      return items.stream().filter(item -> item.result() == what).count();
    }
  }

  static ConfigurationImport read(JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(body, "", mistakes);
    JsonNode given = form.get("configurations");
    if (!given.isArray() || given.isEmpty() || given.size() > MOST) {
      form.mistake(
          "configurations",
          "expected a list of 1 to %d configurations, found %s"
              .formatted(MOST, given.isArray() ? "a list of " + given.size() : Form.found(given)));
    }
    OnConflict onConflict = form.choice("onConflict", OnConflict.REFUSE);
    boolean dryRun = form.flag("dryRun", false);
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      candidates.add(candidate(i, given.get(i)));
    }
    return new ConfigurationImport(candidates, onConflict, dryRun);
  }

  private static Candidate candidate(int index, JsonNode document) {
    List<FieldError> mistakes = new ArrayList<>();
    Draft draft = ConfigurationForm.read(document, place(index), mistakes);
    JsonNode name = document.path("name");
    return new Candidate(
        index, name.isTextual() ? Form.repeated(name.asText()) : null, draft, mistakes);
  }

  private static String place(int index) {
    return "configurations[" + index + "]";
  }
}
