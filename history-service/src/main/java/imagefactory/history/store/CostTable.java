package imagefactory.history.store;

import imagefactory.history.timeline.Tally.Payee;
import imagefactory.history.timeline.Tally.Spent;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What was paid to whom, moved like the counts of images and right after them.
final class CostTable {
  private CostTable() {}

  static void add(Handle tx, List<Map.Entry<Payee, Spent>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    new Columns<>(
            rows,
            tx.createUpdate(
                """
                insert into provider_cost as c (day, provider, images, cost)
                select * from unnest(:day::date[], :provider, :images, :cost::numeric[])
                on conflict (day, provider) do update set
                  images = c.images + excluded.images, cost = c.cost + excluded.cost\
                """))
        .text("day", row -> row.getKey().day().toString())
        .text("provider", row -> row.getKey().provider())
        .number("images", row -> (long) row.getValue().images())
        .text("cost", row -> row.getValue().cost().toPlainString())
        .bound()
        .execute();
  }
}
