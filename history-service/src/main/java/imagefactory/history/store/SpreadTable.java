package imagefactory.history.store;

import imagefactory.history.timeline.Tally.Took;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// How many jobs took about so long, moved like the sums and right after them.
final class SpreadTable {
  private SpreadTable() {}

  static void add(Handle tx, List<Map.Entry<Took, Integer>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    new Columns<>(
            rows,
            tx.createUpdate(
                """
                insert into duration_count as c (day, kind, configuration_id, step, jobs)
                select day, kind, coalesce(configuration_id, :all), step, sum(jobs)
                from unnest(:day::date[], :kind, :configurationId::uuid[], :step, :jobs)
                  as m (day, kind, configuration_id, step, jobs)
                group by grouping sets ((day, kind, configuration_id, step), (day, kind, step))
                order by 3, 1, 2, 4
                on conflict (configuration_id, day, kind, step) do update set
                  jobs = c.jobs + excluded.jobs\
                """))
        .text("day", row -> row.getKey().bucket().day().toString())
        .text("kind", row -> row.getKey().bucket().kind())
        .uuid("configurationId", row -> TallyTable.configurationOf(row.getKey().bucket()))
        .integer("step", row -> row.getKey().step())
        .number("jobs", row -> (long) row.getValue())
        .bound()
        .bind("all", TallyTable.ALL)
        .execute();
  }
}
