package imagefactory.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.kit.trace.Correlation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// Stores messages in the caller's transaction. Change the versioned row first and add its messages
/// after: the row's lock is what keeps the order per key.
@Singleton
public final class Outbox {
  /// Inserts in the order given; the shard follows from the key's hash, so that one relay carries
  /// all of a key.
  private static final String ADD =
      """
      insert into outbox (shard, topic, key, headers, payload)
      select m.hash % s.shards, m.topic, m.key, m.headers, m.payload
      from unnest(?::int[], ?::text[], ?::bytea[], ?::text[], ?::bytea[])
        with ordinality as m (hash, topic, key, headers, payload, place), outbox_shards s
      order by m.place\
      """;

  public Outbox() {}

  /// Adds the current trace to messages that name none.
  public void add(Handle tx, List<OutboxMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    var traceparent = Correlation.traceparent();
    forward(
        tx,
        messages.stream()
            .map(m -> {
              var headers = new RecordHeaders();
              m.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
              if (!m.headers().containsKey(Correlation.TRACEPARENT)) {
                traceparent.ifPresent(t -> headers.add(Correlation.TRACEPARENT, t.getBytes(UTF_8)));
              }
              return new ProducerRecord<>(
                  m.topic(),
                  null,
                  m.key() == null ? null : m.key().getBytes(UTF_8),
                  m.payload(),
                  headers);
            })
            .toList());
  }

  /// Records whose bytes must stay as they are, null keys, null values and repeated headers too.
  /// Topics are named without the prefix here as well.
  public void forward(Handle tx, List<ProducerRecord<byte[], byte[]>> records) {
    if (records.isEmpty()) {
      return;
    }
    int n = records.size();
    var hashes = new Integer[n];
    var topics = new String[n];
    var keys = new byte[n][];
    var headers = new String[n];
    var payloads = new byte[n][];
    for (int i = 0; i < n; i++) {
      var r = records.get(i);
      hashes[i] = hash(r.key());
      topics[i] = r.topic();
      keys[i] = r.key();
      headers[i] = HeaderLines.write(r.headers());
      payloads[i] = r.value();
    }
    Connection c = tx.getConnection();
    try (PreparedStatement add = c.prepareStatement(ADD)) {
      add.setArray(1, c.createArrayOf("int4", hashes));
      add.setArray(2, c.createArrayOf("text", topics));
      add.setArray(3, c.createArrayOf("bytea", keys));
      add.setArray(4, c.createArrayOf("text", headers));
      add.setArray(5, c.createArrayOf("bytea", payloads));
      add.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  /// Kafka's own hash: the same on every machine, for ever.
  static int hash(byte @Nullable [] key) {
    return key == null ? 0 : Utils.toPositive(Utils.murmur2(key));
  }
}
