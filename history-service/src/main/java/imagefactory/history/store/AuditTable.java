package imagefactory.history.store;

import imagefactory.kit.ids.Ids;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who changed what, written in the transaction of the change.
public final class AuditTable {
  private static final int MOST = 200;

  private AuditTable() {}

  /// Somebody's deed; `detail` is JSON.
  public record Entry(Instant at, String actor, String action, String target, String detail) {}

  public static void note(
      Handle tx, Instant at, String actor, String action, String target, String detail) {
    tx.createUpdate(
            """
            insert into audit (id, at, actor, action, target, detail) values (
              :id, cast(:at as timestamptz), :actor, :action, :target, cast(:detail as jsonb))\
            """)
        .bind("id", Ids.next())
        .bind("at", at.toString())
        .bind("actor", actor)
        .bind("action", action)
        .bind("target", target)
        .bind("detail", detail)
        .execute();
  }

  /// The first deeds done to something, oldest first.
  public static List<Entry> of(Handle h, String target) {
    return h.createQuery("select * from audit where target = :target order by id limit :most")
        .bind("target", target)
        .bind("most", MOST)
        .map((rs, _) -> {
          Row row = new Row(rs);
          return new Entry(
              row.time("at"),
              row.text("actor"),
              row.text("action"),
              row.text("target"),
              row.text("detail"));
        })
        .list();
  }
}
