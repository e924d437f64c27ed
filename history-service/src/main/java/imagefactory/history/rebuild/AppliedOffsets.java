package imagefactory.history.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/// How far the serving tables have been told.
final class AppliedOffsets {
  private AppliedOffsets() {}

  /// Holds all polls off until the transaction ends.
  static void hold(Handle tx) {
    tx.execute("lock table inbox_offset in exclusive mode");
  }

  /// Of these partitions. What lies behind a topic's end was of a topic that is gone.
  static Map<TopicPartition, Long> of(Handle tx, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> applied = new HashMap<>();
    tx.createQuery("select topic, partition, next_offset from inbox_offset")
        .map((row, _) ->
            Map.entry(
                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                row.getLong("next_offset")))
        .forEach(row -> {
          Long end = ends.get(row.getKey());
          if (end != null) {
            applied.put(row.getKey(), Math.min(end, row.getValue()));
          }
        });
    return applied;
  }

  /// The new tables may have been told more than the old. The inbox skips what it is sent of that.
  static void raise(Handle tx, Map<TopicPartition, Long> positions) {
    List<Map.Entry<TopicPartition, Long>> rows = List.copyOf(positions.entrySet());
    tx.createUpdate(
            """
            insert into inbox_offset as o (topic, partition, next_offset)
            select * from unnest(:topics, :partitions, :offsets)
            on conflict (topic, partition)
            do update set next_offset = greatest(o.next_offset, excluded.next_offset)\
            """)
        .bindArray("topics", String.class, rows.stream().map(r -> r.getKey().topic()).toList())
        .bindArray(
            "partitions", Integer.class, rows.stream().map(r -> r.getKey().partition()).toList())
        .bindArray("offsets", Long.class, rows.stream().map(Map.Entry::getValue).toList())
        .execute();
  }
}
