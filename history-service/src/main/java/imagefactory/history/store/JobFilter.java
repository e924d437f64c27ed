package imagefactory.history.store;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
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
  public JobFilter {
    kinds = List.copyOf(kinds);
    statuses = List.copyOf(statuses);
    tags = List.copyOf(tags);
  }

  Where where() {
    Where where = new Where().and("not deleted");
    if (!kinds.isEmpty()) {
      where.andAny("kind = any(:kinds)", "kinds", kinds);
    }
    if (!statuses.isEmpty()) {
      List<String> names = statuses.stream().map(LowerCaseEnums::nameOf).toList();
      where.andAny("status = any(:statuses)", "statuses", names);
    }
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
    and(where, "search @@ to_tsquery('simple', :words)", "words", Words.query(words).orElse(null));
    return where;
  }

  private static void and(Where where, String condition, String name, @Nullable Object value) {
    if (value != null) {
      where.and(condition, name, value);
    }
  }

  /// Free text as a query: each word, or the beginning of one, must occur.
  private static final class Words {
    static Optional<String> query(@Nullable String text) {
      if (text == null) {
        return Optional.empty();
      }
      List<String> words =
          List.of(text.split("[^\\p{L}\\p{N}]+")).stream().filter(w -> !w.isEmpty()).toList();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(String.join(" & ", words.stream().map(w -> "'" + w + "':*").toList()));
    }
  }
}
