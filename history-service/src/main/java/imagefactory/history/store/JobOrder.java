package imagefactory.history.store;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Job;
import imagefactory.kit.page.Cursor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what jobs are sorted, and which way. Each key has an index that ends in the id, so a page
/// costs the same however deep it lies; a job without the key comes last downwards.
public record JobOrder(Key key, boolean descending) {
  public static final JobOrder NEWEST_FIRST = new JobOrder(Key.STARTED_AT, true);

  /// So much of a label is sorted by, and indexed.
  private static final int SORTED = 200;

  static final String BEGINNING = "lower(left(coalesce(%s, ''), " + SORTED + "))";

  private static @Nullable String beginning(@Nullable String label) {
    return label == null || label.codePointCount(0, label.length()) <= SORTED
        ? label
        : label.substring(0, label.offsetByCodePoints(0, SORTED));
  }

  /// What jobs can be sorted by, under the name it has in requests.
  public enum Key {
    STARTED_AT("startedAt", "began_at", "cast(:key as timestamptz)"),
    COMPLETED_AT(
        "completedAt",
        "coalesce(completed_at, '-infinity')",
        "coalesce(cast(:key as timestamptz), '-infinity')"),
    DURATION("duration", "coalesce(duration_ms, -1)", "coalesce(cast(:key as bigint), -1)"),
    LABEL("label", BEGINNING.formatted("label"), BEGINNING.formatted("cast(:key as text)")),
    STATUS("status", "status", ":key");

    private final String parameter;
    private final String column;
    private final String value;

    Key(String parameter, String column, String value) {
      this.parameter = parameter;
      this.column = column;
      this.value = value;
    }

    public String parameter() {
      return parameter;
    }

    private @Nullable Object of(Job job) {
      return switch (this) {
        case STARTED_AT -> job.beganAt();
        case COMPLETED_AT -> job.lifecycle().completedAt();
        case DURATION -> job.lifecycle().duration().map(Duration::toMillis).orElse(null);
        case LABEL -> beginning(job.heading().label());
        case STATUS -> LowerCaseEnums.nameOf(job.lifecycle().status());
      };
    }

    /// As text, having been read as what it must be.
    private @Nullable String of(Cursor cursor) {
      Object value =
          switch (this) {
            case STARTED_AT, COMPLETED_AT -> cursor.instant(0);
            case DURATION -> cursor.number(0);
            case LABEL, STATUS -> cursor.string(0);
          };
      return value == null ? null : value.toString();
    }
  }

  /// The order as requests write it, and as a cursor's list.
  public String parameter() {
    return (descending ? "-" : "") + key.parameter();
  }

  public Optional<Cursor> cursor(@Nullable String parameter) {
    return Cursor.read(parameter, parameter(), 2);
  }

  Cursor cursor(Job job) {
    return Cursor.of(parameter(), key.of(job), job.id());
  }

  Where after(Where where, Cursor cursor) {
    String comparison = descending ? "<" : ">";
    return where
        .and("(%s, id) %s (%s, :id)".formatted(key.column, comparison, key.value))
        .with("key", key.of(cursor))
        .with("id", cursor.uuid(1));
  }

  String sql() {
    String way = descending ? "desc" : "asc";
    return "order by %s %s, id %s".formatted(key.column, way, way);
  }
}
