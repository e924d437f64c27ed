package imagefactory.history.store;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.kit.page.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which jobs are asked for. An empty list or an absent value asks for all. The time range is that
/// in which a job began, or was queued if it has not begun.
public record JobFilter(
    List<String> kinds,
    List<JobStatus> statuses,
    @Nullable String label,
    List<String> tags,
    @Nullable UUID configurationId,
    @Nullable UUID parentId,
    @Nullable String source,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String words) {
  private static final int MOST_KINDS = 20;

  public JobFilter {
    kinds = List.copyOf(kinds);
    statuses = List.copyOf(statuses);
    tags = List.copyOf(tags);
  }

  /// Why these jobs cannot be had in this order at a cost that stays the same however many there
  /// are; empty if they can.
  public Optional<String> refusal(JobOrder order) {
    if (kinds.size() > MOST_KINDS) {
      return Optional.of("expected at most %d kinds".formatted(MOST_KINDS));
    }
    if (isNarrow() || isInOrder(order.key())) {
      return Optional.empty();
    }
    return Optional.of(
        """
        expected a combination that has an index: kind with status or source, or one of the three, \
        sorted by startedAt, within a time range or not; kind or status sorted by completedAt or \
        duration; or any of them, sorted by anything, beside configurationId, parentId, label, tag \
        or q\
        """);
  }

  /// Whether an index of its own finds these jobs, few enough to be filtered and sorted then.
  private boolean isNarrow() {
    return configurationId != null
        || parentId != null
        || label != null
        || !tags.isEmpty()
        || !Words.of(words).isEmpty();
  }

  private boolean isInOrder(JobOrder.Key key) {
    boolean kind = !kinds.isEmpty();
    boolean status = !statuses.isEmpty();
    boolean time = from != null || to != null;
    return switch (key) {
      case STARTED_AT -> source == null || !status;
      case COMPLETED_AT, DURATION -> source == null && !time && !(kind && status);
      case LABEL, STATUS -> source == null && !time && !kind && !status;
    };
  }

  Sql page(JobOrder order, Optional<Cursor> cursor) {
    Where where = rest();
    cursor.ifPresent(after -> order.after(where, after));
    return isNarrow()
        ? new Sql(
            "select * from job %s %s limit :limit".formatted(lanes().any(where).sql(), order.sql()),
            where)
        : lanes().page("job", where, order.sql());
  }

  Where where() {
    return lanes().any(rest());
  }

  private Lanes lanes() {
    return new Lanes(
        List.of(
            new Lanes.Lane("kind", kinds),
            new Lanes.Lane("status", statuses.stream().map(LowerCaseEnums::nameOf).toList())));
  }

  private Where rest() {
    Where where = new Where().and("not deleted");
    if (!tags.isEmpty()) {
      where.andAny("tags @> cast(:tags as text[])", "tags", tags);
    }
    if (label != null) {
      String indexed = JobOrder.BEGINNING;
      where
          .and(indexed.formatted("label") + " = " + indexed.formatted(":label"))
          .and("lower(label) = lower(:label)", "label", label);
    }
    and(where, "configuration_id = :configurationId", "configurationId", configurationId);
    and(where, "parent_id = :parentId", "parentId", parentId);
    and(where, "source = :source", "source", source);
    and(where, "began_at >= :from", "from", from);
    and(where, "began_at < :to", "to", to);
    return Words.of(words).in(Words.OF_JOB, where);
  }

  private static void and(Where where, String condition, String name, @Nullable Object value) {
    if (value != null) {
      where.and(condition, name, value);
    }
  }
}
