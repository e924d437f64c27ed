package imagefactory.history.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The jobs that are erased together.
public final class ErasureQueries {
  private ErasureQueries() {}

  /// What jobs must have, any of it.
  public record Traits(
      @Nullable String label,
      @Nullable String actor,
      @Nullable String attribute,
      @Nullable String value) {}

  public static List<UUID> jobs(Handle h, Traits traits, int most) {
    return sql(traits)
        .map(sql -> sql.in(h).bind("limit", most).mapTo(UUID.class).list())
        .orElse(List.of());
  }

  /// Asks for what is given alone, or a plan for all would serve none of it.
  static Optional<Sql> sql(Traits traits) {
    List<String> questions = new ArrayList<>();
    Where values = new Where();
    if (traits.label() != null) {
      values.with("label", traits.label());
      questions.add(
          """
          select id from job
          where lower(left(coalesce(label, ''), 200)) = lower(left(:label, 200))
            and lower(label) = lower(:label)\
          """);
    }
    if (traits.attribute() != null && traits.value() != null) {
      values.with("attribute", traits.attribute()).with("value", traits.value());
      questions.add("select id from job where attributes ->> :attribute = :value");
    }
    if (traits.actor() != null) {
      values.with("actor", traits.actor());
      questions.add(
          """
          select job_id as id from event
          where left(actor, 200) = left(:actor, 200) and actor = :actor\
          """);
    }
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sql(String.join(" union ", questions) + " limit :limit", values));
  }
}
