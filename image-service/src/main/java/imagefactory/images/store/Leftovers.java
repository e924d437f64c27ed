package imagefactory.images.store;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Files to delete once what says so is committed.
@Singleton
public final class Leftovers {

  public void add(Handle tx, List<Leftover> leftovers) {
    if (leftovers.isEmpty()) {
      return;
    }
    tx.createUpdate(
            """
            insert into leftover (key, begins_many, due_at)
            select l.key, l.begins_many, l.due_at
            from unnest(:keys, :beginsMany, :dueAt) as l (key, begins_many, due_at)
            order by l.key, l.due_at
            on conflict (key, due_at) do nothing\
            """)
        .bindArray("keys", String.class, leftovers.stream().map(Leftover::key).toList())
        .bindArray(
            "beginsMany", Boolean.class, leftovers.stream().map(Leftover::beginsMany).toList())
        .bindArray("dueAt", Instant.class, leftovers.stream().map(Leftover::dueAt).toList())
        .execute();
  }

  /// Nobody else gets these until the transaction ends, and nobody can take one back.
  public List<Leftover> due(Handle tx, Instant now, int atMost) {
    return tx.createQuery(
            """
            select key, begins_many, due_at from leftover where due_at <= :now
            order by due_at, key limit :atMost for update skip locked\
            """)
        .bind("now", now)
        .bind("atMost", atMost)
        .map((row, _) ->
            new Leftover(
                row.getString("key"),
                row.getBoolean("begins_many"),
                row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  public void remove(Handle tx, List<Leftover> leftovers) {
    tx.createUpdate(
            """
            delete from leftover l using unnest(:keys, :dueAt) as gone (key, due_at)
            where l.key = gone.key and l.due_at = gone.due_at\
            """)
        .bindArray("keys", String.class, leftovers.stream().map(Leftover::key).toList())
        .bindArray("dueAt", Instant.class, leftovers.stream().map(Leftover::dueAt).toList())
        .execute();
  }

  /// A file is about to lie there again. Waits for who is just deleting it.
  public void takeBack(Handle tx, String key) {
    tx.createUpdate("delete from leftover where key = :key and not begins_many")
        .bind("key", key)
        .execute();
  }
}
