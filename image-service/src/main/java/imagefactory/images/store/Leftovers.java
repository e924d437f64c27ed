package imagefactory.images.store;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Files to delete once what says so is committed.
@Singleton
public final class Leftovers {

  public void add(Handle tx, String key) {
    tx.createUpdate("insert into leftover (key) values (:key) on conflict (key) do nothing")
        .bind("key", key)
        .execute();
  }

  public List<String> some(Handle tx, int atMost) {
    return tx.createQuery("select key from leftover order by key limit :atMost")
        .bind("atMost", atMost)
        .mapTo(String.class)
        .list();
  }

  public void remove(Handle tx, String key) {
    tx.createUpdate("delete from leftover where key = :key").bind("key", key).execute();
  }
}
