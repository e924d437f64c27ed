package imagefactory.history.retention;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// What the database knows of the archives.
final class ArchiveTable {
  private ArchiveTable() {}

  static void save(Handle tx, Archive archive) {
    tx.createUpdate(
            """
            insert into archive (name, jobs, events, bytes, made_at)
            values (:name, :jobs, :events, :bytes, cast(:madeAt as timestamptz))
            on conflict (name) do update set jobs = excluded.jobs, events = excluded.events,
              bytes = excluded.bytes\
            """)
        .bind("name", archive.name())
        .bind("jobs", archive.jobs())
        .bind("events", archive.events())
        .bind("bytes", archive.bytes())
        .bind("madeAt", archive.madeAt().toString())
        .execute();
  }

  static void delete(Handle tx, String name) {
    tx.execute("delete from archive where name = ?", name);
  }

  /// Newest first.
  static List<Archive> page(Handle h, @Nullable String before, int most) {
    return archives(
        h.createQuery(
                """
                select * from archive where cast(:before as text) is null or name < :before
                order by name desc limit :most\
                """)
            .bind("before", before)
            .bind("most", most));
  }

  static List<Archive> find(Handle h, String name) {
    return archives(h.createQuery("select * from archive where name = :name").bind("name", name));
  }

  static List<Archive> of(Handle h, Collection<UUID> jobs) {
    return archives(
        h.createQuery(
                """
                select * from archive where name in (
                  select archive from forgotten where job_id = any(:jobs)
                  union select archive from reprieve where job_id = any(:jobs))
                order by name for update\
                """)
            .bindArray("jobs", UUID.class, jobs));
  }

  /// Those of the archive that have not been brought back or erased.
  static Set<UUID> jobs(Handle h, String name) {
    return h.createQuery("select job_id from forgotten where archive = :name")
        .bind("name", name)
        .mapTo(UUID.class)
        .set();
  }

  private static List<Archive> archives(Query query) {
    return query
        .map((row, _) ->
            new Archive(
                row.getString("name"),
                row.getInt("jobs"),
                row.getLong("events"),
                row.getLong("bytes"),
                row.getObject("made_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
