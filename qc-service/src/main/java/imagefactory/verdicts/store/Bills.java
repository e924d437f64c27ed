package imagefactory.verdicts.store;

import imagefactory.verdicts.verdict.Bill;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// What the vision judge was paid. One row for each day, counted up.
@Singleton
public final class Bills {
  private static final RowMapper<Bill> BILL =
      (row, _) -> new Bill(row.getLong("images"), row.getBigDecimal("cost"));

  /// Last of all in its transaction: whoever is paid on the same day waits for this row.
  public void add(Handle tx, LocalDate day, BigDecimal cost) {
    tx.createUpdate(
            """
            insert into judge_bill as b (day, images, cost) values (:day, 1, :cost)
            on conflict (day) do update set images = b.images + 1, cost = b.cost + excluded.cost\
            """)
        .bind("day", day)
        .bind("cost", cost)
        .execute();
  }

  public Bill on(Handle tx, LocalDate day) {
    return tx.createQuery("select images, cost from judge_bill where day = :day")
        .bind("day", day)
        .map(BILL)
        .findOne()
        .orElseGet(() -> new Bill(0, BigDecimal.ZERO));
  }

  public Bill soFar(Handle tx) {
    return tx.createQuery(
            "select coalesce(sum(images), 0) as images, coalesce(sum(cost), 0) as cost from judge_bill")
        .map(BILL)
        .one();
  }
}
