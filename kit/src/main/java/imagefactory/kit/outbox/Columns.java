package imagefactory.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages on their way into the table, column by column, cut into bundles.
final class Columns {
  /// A bundle is on its way as a whole, so it has a limit; a larger message goes alone.
  private static final int MOST_MESSAGES = 500;

  private static final int MOST_BYTES = 1_000_000;

  /// In the order given; the shard follows from the key's hash, so that one relay carries all of a
  /// key.
  private static final String INSERT =
      """
      insert into outbox (shard, topics, keys, headers, payloads)
      select m.hash % s.shards,
        array_agg(m.topic order by m.place), array_agg(m.key order by m.place),
        array_agg(m.headers order by m.place), array_agg(m.payload order by m.place)
      from unnest(?::int[], ?::int[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
        with ordinality as m (bundle, hash, topic, key, headers, payload, place), outbox_shards s
      group by m.bundle, m.hash % s.shards
      order by m.bundle\
      """;

  private final List<Integer> bundles = new ArrayList<>();
  private final List<Integer> hashes = new ArrayList<>();
  private final List<String> topics = new ArrayList<>();
  private final List<byte @Nullable []> keys = new ArrayList<>();
  private final List<byte[]> headers = new ArrayList<>();
  private final List<byte @Nullable []> payloads = new ArrayList<>();
  private int bundle;
  private int messages;
  private int bytes;

  void add(String topic, byte @Nullable [] key, byte[] headerLines, byte @Nullable [] payload) {
    int size = headerLines.length + (payload == null ? 0 : payload.length);
    if (messages == MOST_MESSAGES || (messages > 0 && bytes + size > MOST_BYTES)) {
      bundle++;
      messages = 0;
      bytes = 0;
    }
    messages++;
    bytes += size;
    bundles.add(bundle);
    hashes.add(Outbox.hash(key));
    topics.add(topic);
    keys.add(key);
    headers.add(headerLines);
    payloads.add(payload);
  }

  void insert(Connection c) throws SQLException {
    if (topics.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = c.prepareStatement(INSERT)) {
      insert.setArray(1, c.createArrayOf("int4", bundles.toArray()));
      insert.setArray(2, c.createArrayOf("int4", hashes.toArray()));
      insert.setArray(3, c.createArrayOf("text", topics.toArray()));
      insert.setArray(4, c.createArrayOf("bytea", keys.toArray(new byte[0][])));
      insert.setArray(5, c.createArrayOf("bytea", headers.toArray(new byte[0][])));
      insert.setArray(6, c.createArrayOf("bytea", payloads.toArray(new byte[0][])));
      insert.executeUpdate();
    }
  }
}
