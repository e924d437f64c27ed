package imagefactory.history.store;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/// Rows in the binary form of PostgreSQL's COPY: nothing is quoted here, hardly anything parsed
/// there, and no plan is made or trigger asked. It takes only what is known to be new.
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int NO_VALUE = -1;
  private static final int END = -1;
  private static final byte JSONB_VERSION = 1;
  private static final long EPOCH_MICROS = EventTable.micros(Instant.parse("2000-01-01T00:00:00Z"));

  /// PostgreSQL takes in one piece while the next is on its way.
  private static final int PIECE = 1 << 16;

  private ByteBuffer bytes = ByteBuffer.allocate(PIECE);

  BinaryCopy() {
    bytes.put(SIGNATURE).putInt(0).putInt(0);
  }

  void row(int columns) {
    room(Short.BYTES).putShort((short) columns);
  }

  void none() {
    room(Integer.BYTES).putInt(NO_VALUE);
  }

  void uuid(UUID value) {
    value(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  void integer(int value) {
    value(Integer.BYTES).putInt(value);
  }

  void number(long value) {
    value(Long.BYTES).putLong(value);
  }

  void decimal(BigDecimal value) {
    bytes(ByteConverter.numeric(value));
  }

  void flag(boolean value) {
    value(1).put((byte) (value ? 1 : 0));
  }

  void time(Instant value) {
    number(EventTable.micros(value) - EPOCH_MICROS);
  }

  void text(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  void json(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    value(1 + utf8.length).put(JSONB_VERSION).put(utf8);
  }

  private void bytes(byte[] value) {
    value(value.length).put(value);
  }

  private ByteBuffer value(int length) {
    return room(Integer.BYTES + length).putInt(length);
  }

  /// `target` is a table with the columns in which the values were given.
  void into(Handle tx, String target) {
    room(Short.BYTES).putShort((short) END);
    try {
      CopyIn copy =
          tx.getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + target + " from stdin with (format binary)");
      try {
        for (int from = 0; from < bytes.position(); from += PIECE) {
          copy.writeToCopy(bytes.array(), from, Math.min(PIECE, bytes.position() - from));
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private ByteBuffer room(int wanted) {
    if (bytes.remaining() < wanted) {
      int used = bytes.position();
      byte[] larger = Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), used + wanted));
      bytes = ByteBuffer.wrap(larger).position(used);
    }
    return bytes;
  }
}
