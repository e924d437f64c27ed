package imagefactory.history.store;

import imagefactory.history.timeline.Tally.Figures;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Sums over jobs. Whole days are kept as sums; only what a range cuts off a day is summed up from
/// the jobs themselves.
@Singleton
public final class StatisticsQueries {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final Jdbi jdbi;

  StatisticsQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Which jobs are summed up: those that began within `from` (inclusive) and `to` (exclusive).
  public record Range(
      @Nullable Instant from,
      @Nullable Instant to,
      List<String> kinds,
      @Nullable UUID configurationId) {
    public Range {
      kinds = List.copyOf(kinds);
    }
  }

  /// The sums of one day (UTC), and how long its jobs took.
  public record Day(LocalDate day, Figures figures, Spread spread) {}

  public List<Day> perDay(Range range) {
    Map<LocalDate, Spread> spreads = spreads(range);
    return figures(range).entrySet().stream()
        .map(each ->
            new Day(
                each.getKey(), each.getValue(), spreads.getOrDefault(each.getKey(), Spread.NONE)))
        .toList();
  }

  private SortedMap<LocalDate, Figures> figures(Range range) {
    SortedMap<LocalDate, Figures> figures = new TreeMap<>();
    ask(
        range,
        """
        with figures as (
          select day, jobs, completed, failed, images, successful_images,
            failed_images, finished, millis
          from statistics
          where configuration_id = :summed and day >= :firstDay and day < :endDay %1$s
          union all
          select (began_at at time zone 'UTC')::date, 1,
            (status = 'completed')::int, (status = 'failed')::int,
            total, successful, failed,
            (status in ('completed', 'failed') and duration_ms is not null)::int,
            case when status in ('completed', 'failed') then coalesce(duration_ms, 0) else 0 end
          from job where %2$s
        )
        select day, sum(jobs)::bigint as jobs, sum(completed)::bigint as completed,
          sum(failed)::bigint as failed, sum(images)::bigint as images,
          sum(successful_images)::bigint as successful_images,
          sum(failed_images)::bigint as failed_images,
          sum(finished)::bigint as finished, sum(millis)::bigint as millis
        from figures group by day having sum(jobs) > 0 order by day\
        """,
        row -> figures.put(LocalDate.parse(row.text("day")), figures(row)));
    return figures;
  }

  private Map<LocalDate, Spread> spreads(Range range) {
    Map<LocalDate, Spread> spreads = new HashMap<>();
    ask(
        range,
        """
        with spread as (
          select day, step, jobs from duration_count
          where configuration_id = :summed and day >= :firstDay and day < :endDay %1$s
          union all
          select (began_at at time zone 'UTC')::date,
            round(8 * ln(greatest(duration_ms, 1)) / ln(2))::int, 1
          from job
          where %2$s and status in ('completed', 'failed') and duration_ms is not null
        )
        select day, step, sum(jobs)::bigint as jobs
        from spread group by day, step having sum(jobs) > 0\
        """,
        row ->
            spreads
                .computeIfAbsent(LocalDate.parse(row.text("day")), _ -> new Spread(new TreeMap<>()))
                .jobs()
                .put(row.integer("step"), row.number("jobs")));
    return spreads;
  }

  /// One row of an answer.
  private interface Taken {
    void take(Row row) throws SQLException;
  }

  /// Whole days from the sums (`%1$s` narrows them), what is cut off a day from the jobs (`%2$s`).
  private void ask(Range range, String question, Taken taken) {
    Instant from = range.from() == null ? FIRST : range.from();
    Instant to = range.to() == null ? LAST : range.to();
    Instant firstWhole =
        startOfDay(from).equals(from) ? from : startOfDay(from).plus(1, ChronoUnit.DAYS);
    Instant endOfWhole = startOfDay(to);
    // Within one day there is no whole one, and all of the range is cut off.
    boolean cut = firstWhole.isAfter(endOfWhole);
    Where where = new Where();
    where
        .with("firstDay", LocalDate.ofInstant(firstWhole, ZoneOffset.UTC))
        .with("endDay", LocalDate.ofInstant(endOfWhole, ZoneOffset.UTC))
        .with("from", from)
        .with("fromEnd", cut ? to : firstWhole)
        .with("toStart", cut ? to : endOfWhole)
        .with("to", to);
    String kinds = kinds(where, range);
    String jobs =
        """
        not deleted %s and (began_at >= :from and began_at < :fromEnd
          or began_at >= :toStart and began_at < :to)\
        """
            .formatted(kinds + configuration(where, range));
    jdbi.useHandle(h ->
        where
            .bind(h.createQuery(question.formatted(kinds, jobs)))
            .map((rs, _) -> {
              taken.take(new Row(rs));
              return true;
            })
            .list());
  }

  private static String kinds(Where where, Range range) {
    if (range.kinds().isEmpty()) {
      return "";
    }
    where.withList("kinds", range.kinds());
    return " and kind = any(:kinds)";
  }

  private static String configuration(Where where, Range range) {
    UUID id = range.configurationId();
    where.with("summed", id == null ? TallyTable.ALL : id);
    return id == null ? "" : " and configuration_id = :summed";
  }

  private static Figures figures(Row row) throws SQLException {
    return new Figures(
        row.number("jobs"),
        row.number("completed"),
        row.number("failed"),
        row.number("images"),
        row.number("successful_images"),
        row.number("failed_images"),
        row.number("finished"),
        row.number("millis"));
  }

  private static Instant startOfDay(Instant at) {
    return at.truncatedTo(ChronoUnit.DAYS);
  }
}
