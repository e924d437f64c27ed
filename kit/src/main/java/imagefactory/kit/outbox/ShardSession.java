package imagefactory.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.postgresql.PGConnection;

/// The one database session of a relay. It holds the shard's lock, reads and deletes: if it dies,
/// the right to do so goes with it.
final class ShardSession implements AutoCloseable {
  /// The table's oid makes the lock this schema's own.
  private static final String LOCK =
      "select pg_try_advisory_lock(('outbox'::regclass::oid::bigint << 32) | ?)";

  private static final String LISTEN =
      """
      do $$ begin execute format('listen %I', current_schema() || '_outbox'); end $$\
      """;

  /// Always from the lowest id: a row that committed late has a low one.
  private static final String TAKE =
      """
      select id, created_at, topics, keys, headers, payloads
      from (
        select o.*, sum(bytes) over (order by id) - bytes as bytes_before
        from (
          select *, pg_column_size(headers) + pg_column_size(payloads) as bytes
          from outbox where shard = ? order by id limit ?
        ) o
      ) o
      where bytes_before < ?
      order by id\
      """;

  private static final String DELETE = "delete from outbox where shard = ? and id = any (?)";

  private static final String REFUSE =
      """
      insert into outbox_refused (id, place, shard, topic, key, headers, payload, created_at, reason)
      select o.id, r.place, o.shard, o.topics[r.place], o.keys[r.place],
        convert_from(o.headers[r.place], 'UTF8'), o.payloads[r.place], o.created_at, r.reason
      from outbox o join unnest(?::bigint[], ?::int[], ?::text[]) as r (id, place, reason) using (id)
      where o.shard = ?\
      """;

  private final Connection connection;
  private final int shard;

  private ShardSession(Connection connection, int shard) {
    this.connection = connection;
    this.shard = shard;
  }

  static ShardSession open(DataSource source, int shard) throws SQLException {
    Connection c = source.getConnection();
    c.setAutoCommit(true);
    return new ShardSession(c, shard);
  }

  boolean lock() throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setInt(1, shard);
      try (ResultSet r = lock.executeQuery()) {
        return r.next() && r.getBoolean(1);
      }
    }
  }

  /// Before the first look, so that nothing falls in between.
  void listen() throws SQLException {
    try (var s = connection.createStatement()) {
      s.execute(LISTEN);
    }
  }

  List<Bundle> take(int rows, long bytes) throws SQLException {
    List<Bundle> taken = new ArrayList<>();
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setInt(1, shard);
      take.setInt(2, rows);
      take.setLong(3, bytes);
      try (ResultSet r = take.executeQuery()) {
        while (r.next()) {
          taken.add(bundle(r));
        }
      }
    }
    return taken;
  }

  private static Bundle bundle(ResultSet r) throws SQLException {
    var topics = (String[]) r.getArray(3).getArray();
    var keys = (byte[][]) r.getArray(4).getArray();
    var headers = (byte[][]) r.getArray(5).getArray();
    var payloads = (byte[][]) r.getArray(6).getArray();
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>(topics.length);
    for (int i = 0; i < topics.length; i++) {
      messages.add(
          new ProducerRecord<>(
              topics[i], null, keys[i], payloads[i], HeaderLines.read(headers[i])));
    }
    return new Bundle(r.getLong(1), r.getObject(2, OffsetDateTime.class).toInstant(), messages);
  }

  /// In one transaction: what Kafka refuses is kept exactly when its bundle goes.
  void settle(List<Long> done, List<Delivery.Refusal> refused) throws SQLException {
    if (refused.isEmpty()) {
      delete(done);
      return;
    }
    connection.setAutoCommit(false);
    try {
      keep(refused);
      delete(done);
      connection.commit();
    } finally {
      // Rolls back what did not come so far.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void delete(List<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setInt(1, shard);
      delete.setArray(2, connection.createArrayOf("int8", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private void keep(List<Delivery.Refusal> refusals) throws SQLException {
    try (PreparedStatement refuse = connection.prepareStatement(REFUSE)) {
      refuse.setArray(1, array("int8", refusals, Delivery.Refusal::bundle));
      refuse.setArray(2, array("int4", refusals, Delivery.Refusal::place));
      refuse.setArray(3, array("text", refusals, Delivery.Refusal::reason));
      refuse.setInt(4, shard);
      refuse.executeUpdate();
    }
  }

  private <T> Array array(String type, List<T> rows, Function<T, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }

  void awaitNotice(Duration atMost) throws SQLException {
    connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
  }

  /// Fails if the session, and with it the lock, is gone.
  void check() throws SQLException {
    try (var s = connection.createStatement()) {
      s.execute("select 1");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
