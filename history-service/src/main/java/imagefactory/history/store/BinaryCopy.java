package imagefactory.history.store;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/// Rows in the binary form of PostgreSQL's COPY: nothing is quoted here, hardly anything parsed
/// there, and no plan is made or trigger asked. It takes only what is known to be new.
final class BinaryCopy implements AutoCloseable {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int NO_VALUE = -1;
  private static final int END = -1;
  private static final byte JSONB_VERSION = 1;
  private static final long EPOCH_MICROS = EventTable.micros(Instant.parse("2000-01-01T00:00:00Z"));

  /// PostgreSQL takes in one piece while the next is written.
  private static final int PIECE = 1 << 16;

  private final CopyIn copy;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

  /// `target` is a table with the columns in which the values will be given.
  BinaryCopy(Handle tx, String target) {
    try {
      copy =
          tx.getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + target + " from stdin with (format binary)");
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
    piece.put(SIGNATURE).putInt(0).putInt(0);
  }

  void row(int columns) {
    room(Short.BYTES).putShort((short) columns);
  }

  void none() {
    length(NO_VALUE);
  }

  void uuid(UUID value) {
    length(2 * Long.BYTES);
    room(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  void integer(int value) {
    length(Integer.BYTES);
    room(Integer.BYTES).putInt(value);
  }

  void number(long value) {
    length(Long.BYTES);
    room(Long.BYTES).putLong(value);
  }

  void decimal(BigDecimal value) {
    byte[] digits = ByteConverter.numeric(value);
    length(digits.length);
    bytes(digits);
  }

  void flag(boolean value) {
    length(1);
    room(1).put((byte) (value ? 1 : 0));
  }

  void time(Instant value) {
    number(EventTable.micros(value) - EPOCH_MICROS);
  }

  /// Of a column of text, or of JSON that stays the text it is.
  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    length(utf8.length);
    bytes(utf8);
  }

  void jsonb(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    length(1 + utf8.length);
    room(1).put(JSONB_VERSION);
    bytes(utf8);
  }

  private void length(int bytes) {
    room(Integer.BYTES).putInt(bytes);
  }

  private void bytes(byte[] value) {
    for (int from = 0; from < value.length; ) {
      int some = Math.min(room(1).remaining(), value.length - from);
      piece.put(value, from, some);
      from += some;
    }
  }

  private ByteBuffer room(int wanted) {
    if (piece.remaining() < wanted) {
      send();
    }
    return piece;
  }

  private void send() {
    try {
      copy.writeToCopy(piece.array(), 0, piece.position());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
    piece.clear();
  }

  /// All rows have been given.
  void end() {
    room(Short.BYTES).putShort((short) END);
    send();
    try {
      copy.endCopy();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  /// What has not ended is not kept.
  @Override
  public void close() {
    if (copy.isActive()) {
      try {
        copy.cancelCopy();
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException(e, null);
      }
    }
  }
}
