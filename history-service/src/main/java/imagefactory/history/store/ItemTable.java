package imagefactory.history.store;

import imagefactory.contracts.wire.Json;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Item;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of external jobs' items.
final class ItemTable {
  private ItemTable() {}

  /// These, and all of these jobs.
  static List<Item> read(Handle tx, Set<UUID> ids, Set<UUID> jobIds) {
    List<Item> found = new ArrayList<>();
    if (!ids.isEmpty()) {
      found.addAll(read(tx, "select * from item where id = any(:ids)", ids));
    }
    if (!jobIds.isEmpty()) {
      read(tx, "select * from item where job_id = any(:ids)", jobIds).stream()
          .filter(item -> !ids.contains(item.id()))
          .forEach(found::add);
    }
    return found;
  }

  private static List<Item> read(Handle tx, String sql, Set<UUID> ids) {
    return tx.createQuery(sql)
        .bindArray("ids", UUID.class, ids)
        .map((row, _) -> item(new Row(row)))
        .list();
  }

  static Item item(Row row) throws SQLException {
    return new Item(
        row.uuid("id"),
        row.uuid("job_id"),
        row.text("item_id"),
        row.text("status"),
        JsonMap.read(row.text("attributes")),
        row.time("created_at"),
        row.time("updated_at"));
  }

  static void save(Handle tx, List<Change<Item>> changes) {
    if (changes.isEmpty()) {
      return;
    }
    new Columns<>(
            changes.stream().map(Change::after).toList(),
            tx.createUpdate(
                """
                insert into item (id, job_id, item_id, status, attributes, created_at, updated_at)
                select * from unnest(
                  :id::uuid[], :jobId::uuid[], :itemId, :status, :attributes::jsonb[],
                  :createdAt::timestamptz[], :updatedAt::timestamptz[])
                on conflict (id) do update set
                  status = excluded.status, attributes = excluded.attributes,
                  created_at = excluded.created_at, updated_at = excluded.updated_at\
                """))
        .uuid("id", Item::id)
        .uuid("jobId", Item::jobId)
        .text("itemId", Item::itemId)
        .text("status", Item::status)
        .text("attributes", item -> Json.text(item.attributes()))
        .time("createdAt", Item::createdAt)
        .time("updatedAt", Item::updatedAt)
        .bound()
        .execute();
  }
}
