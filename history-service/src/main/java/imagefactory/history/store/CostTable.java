package imagefactory.history.store;

import imagefactory.history.timeline.Tally.Payee;
import imagefactory.history.timeline.Tally.Spent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  /// What these jobs' images cost, before they go.
  static void subtract(Handle tx, List<UUID> jobIds) {
    tx.createUpdate(
            """
            update provider_cost c set images = c.images - gone.images, cost = c.cost - gone.cost
            from (
              select (created_at at time zone 'UTC')::date as day, provider,
                count(*) as images, sum(cost) as cost
              from image where job_id = any(:ids) and provider is not null and cost is not null
              group by 1, 2
            ) gone
            where c.day = gone.day and c.provider = gone.provider\
            """)
        .bindArray("ids", UUID.class, jobIds)
        .execute();
  }
}
