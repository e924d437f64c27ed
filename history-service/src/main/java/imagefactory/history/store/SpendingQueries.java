package imagefactory.history.store;

import imagefactory.history.store.StatisticsQueries.Range;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/// What was paid to providers, by whole days: those that a range touches.
@Singleton
public final class SpendingQueries {
  private final Jdbi jdbi;

  SpendingQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// What one provider was paid for the images that were ordered on a day.
  public record Payment(LocalDate day, String provider, long images, BigDecimal cost) {}

  public List<Payment> within(Range range) {
    Where where = new Where().and("images > 0");
    if (range.from() != null) {
      where.and("day >= :from", "from", dayOf(range.from()));
    }
    if (range.to() != null) {
      // The end does not belong to the range, so at midnight the day before is the last.
      where.and("day <= :to", "to", dayOf(range.to().minusNanos(1)));
    }
    return jdbi.withHandle(h ->
        where
            .bind(
                h.createQuery(
                    "select * from provider_cost %s order by day, provider".formatted(where.sql())))
            .map((rs, _) -> {
              Row row = new Row(rs);
              return new Payment(
                  LocalDate.parse(row.text("day")),
                  row.text("provider"),
                  row.number("images"),
                  Objects.requireNonNull(row.decimalOrNull("cost")));
            })
            .list());
  }

  private static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
