package imagefactory.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.kit.trace.Correlation;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// Stores messages in the caller's transaction. Change the versioned row first and add its messages
/// after: the row's lock is what keeps the order per key.
@Singleton
public final class Outbox {
  public Outbox() {}

  /// Adds the current trace to messages that name none.
  public void add(Handle tx, List<OutboxMessage> messages) {
    Optional<byte[]> trace = Correlation.traceparent().map(t -> t.getBytes(UTF_8));
    var columns = new Columns();
    for (OutboxMessage m : messages) {
      var lines = new HeaderLines();
      m.headers().forEach((name, value) -> lines.add(name, value.getBytes(UTF_8)));
      if (!m.headers().containsKey(Correlation.TRACEPARENT)) {
        trace.ifPresent(value -> lines.add(Correlation.TRACEPARENT, value));
      }
      String key = m.key();
      columns.add(
          m.topic(), key == null ? null : key.getBytes(UTF_8), lines.toBytes(), m.payload());
    }
    insert(tx, columns);
  }

  /// Records whose bytes must stay as they are, null keys, null values and repeated headers too.
  /// Topics are named without the prefix here as well.
  public void forward(Handle tx, List<ProducerRecord<byte[], byte[]>> records) {
    var columns = new Columns();
    records.forEach(
        r -> columns.add(r.topic(), r.key(), HeaderLines.write(r.headers()), r.value()));
    insert(tx, columns);
  }

  private static void insert(Handle tx, Columns columns) {
    try {
      columns.insert(tx.getConnection());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  /// Kafka's own hash: the same on every machine, for ever.
  static int hash(byte @Nullable [] key) {
    return key == null ? 0 : Utils.toPositive(Utils.murmur2(key));
  }
}
