package imagefactory.images.store;

import jakarta.inject.Singleton;
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
            insert into leftover (key, begins_many)
            select l.key, l.begins_many from unnest(:keys, :beginsMany) as l (key, begins_many)
            order by l.key
            on conflict (key) do nothing\
            """)
        .bindArray("keys", String.class, leftovers.stream().map(Leftover::key).toList())
        .bindArray(
            "beginsMany", Boolean.class, leftovers.stream().map(Leftover::beginsMany).toList())
        .execute();
  }

  public List<Leftover> some(Handle tx, int atMost) {
    return tx.createQuery("select key, begins_many from leftover order by key limit :atMost")
        .bind("atMost", atMost)
        .map((row, _) -> new Leftover(row.getString("key"), row.getBoolean("begins_many")))
        .list();
  }

  public void remove(Handle tx, List<Leftover> leftovers) {
    tx.createUpdate("delete from leftover where key = any (:keys)")
        .bindArray("keys", String.class, leftovers.stream().map(Leftover::key).toList())
        .execute();
  }
}
