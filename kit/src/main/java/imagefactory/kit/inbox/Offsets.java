package imagefactory.kit.inbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/// How far each partition has been applied.
final class Offsets {
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private Offsets() {}

  /// Locks the rows, made where missing, until the transaction ends: an older owner of a partition
  /// waits here, and then finds its records behind the offset. Always in one order, so that two
  /// polls cannot deadlock.
  static Map<TopicPartition, Long> lock(Handle tx, Collection<TopicPartition> partitions) {
    List<TopicPartition> sorted = partitions.stream().sorted(ORDER).toList();
    return tx.createQuery(
            """
            insert into inbox_offset as o (topic, partition, next_offset)
            select p.topic, p.partition, 0
            from unnest(:topics, :partitions) with ordinality as p (topic, partition, place)
            order by p.place
            on conflict (topic, partition) do update set next_offset = o.next_offset
            returning topic, partition, next_offset\
            """)
        .bindArray("topics", String.class, topics(sorted))
        .bindArray("partitions", Integer.class, numbers(sorted))
        .reduceRows(
            new HashMap<>(),
            (offsets, row) -> {
              offsets.put(
                  new TopicPartition(
                      row.getColumn("topic", String.class),
                      row.getColumn("partition", Integer.class)),
                  row.getColumn("next_offset", Long.class));
              return offsets;
            });
  }

  static void move(Handle tx, Map<TopicPartition, Long> next) {
    List<TopicPartition> sorted = next.keySet().stream().sorted(ORDER).toList();
    tx.createUpdate(
            """
            update inbox_offset o set next_offset = p.next_offset
            from unnest(:topics, :partitions, :offsets) as p (topic, partition, next_offset)
            where o.topic = p.topic and o.partition = p.partition\
            """)
        .bindArray("topics", String.class, topics(sorted))
        .bindArray("partitions", Integer.class, numbers(sorted))
        .bindArray("offsets", Long.class, sorted.stream().map(next::get).toList())
        .execute();
  }

  static Map<TopicPartition, Long> read(Handle tx, Collection<TopicPartition> partitions) {
    List<TopicPartition> asked = List.copyOf(partitions);
    return tx.createQuery(
            """
            select o.topic, o.partition, o.next_offset
            from inbox_offset o
            join unnest(:topics, :partitions) as p (topic, partition) using (topic, partition)\
            """)
        .bindArray("topics", String.class, topics(asked))
        .bindArray("partitions", Integer.class, numbers(asked))
        .map((row, _) ->
            Map.entry(
                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                row.getLong("next_offset")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> topics(List<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).toList();
  }

  private static List<Integer> numbers(List<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).toList();
  }
}
