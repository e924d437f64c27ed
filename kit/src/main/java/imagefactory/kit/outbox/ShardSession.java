package imagefactory.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
      select id, created_at, topic, key, headers, payload
      from (
        select o.*, sum(bytes) over (order by id) - bytes as bytes_before
        from (
          select *, octet_length(headers) + coalesce(octet_length(payload), 0) as bytes
          from outbox where shard = ? order by id limit ?
        ) o
      ) o
      where bytes_before < ?
      order by id\
      """;

  private static final String DELETE = "delete from outbox where shard = ? and id = any (?)";

  private static final String REFUSE =
      """
      with gone as (
        delete from outbox where shard = ? and id = any (?) returning *
      )
      insert into outbox_refused (id, shard, topic, key, headers, payload, created_at, reason)
      select g.id, g.shard, g.topic, g.key, g.headers, g.payload, g.created_at, r.reason
      from gone g join unnest(?::bigint[], ?::text[]) as r (id, reason) using (id)\
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

  List<Row> take(int rows, long bytes) throws SQLException {
    List<Row> taken = new ArrayList<>();
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setInt(1, shard);
      take.setInt(2, rows);
      take.setLong(3, bytes);
      try (ResultSet r = take.executeQuery()) {
        while (r.next()) {
          taken.add(row(r));
        }
      }
    }
    return taken;
  }

  private static Row row(ResultSet r) throws SQLException {
    return new Row(
        r.getLong(1),
        r.getObject(2, OffsetDateTime.class).toInstant(),
        new ProducerRecord<>(
            r.getString(3), null, r.getBytes(4), r.getBytes(6), HeaderLines.read(r.getString(5))));
  }

  void delete(List<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setInt(1, shard);
      delete.setArray(2, connection.createArrayOf("int8", ids.toArray()));
      delete.executeUpdate();
    }
  }

  void refuse(List<Delivery.Refusal> refusals) throws SQLException {
    if (refusals.isEmpty()) {
      return;
    }
    var ids =
        connection.createArrayOf("int8", refusals.stream().map(Delivery.Refusal::id).toArray());
    try (PreparedStatement refuse = connection.prepareStatement(REFUSE)) {
      refuse.setInt(1, shard);
      refuse.setArray(2, ids);
      refuse.setArray(3, ids);
      refuse.setArray(
          4,
          connection.createArrayOf(
              "text", refusals.stream().map(Delivery.Refusal::reason).toArray()));
      refuse.executeUpdate();
    }
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
