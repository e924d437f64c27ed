package imagefactory.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Kafka's headers as lines for a row: any bytes survive, usual ones stay readable, and no parser
/// stands in the relay's way. Bytes all along, since every header of every message comes through
/// here twice.
final class HeaderLines {
  private static final boolean[] PLAIN = plain("-_.:;,/+*()[]{}@!?'\"<>|&~^$# ");

  private byte[] lines = new byte[512];
  private int length;

  /// A table, since every byte is looked up.
  private static boolean[] plain(String besideLettersAndDigits) {
    var plain = new boolean[256];
    for (char c = 0; c < 128; c++) {
      plain[c] = Character.isLetterOrDigit(c) || besideLettersAndDigits.indexOf(c) >= 0;
    }
    return plain;
  }

  static byte[] write(Headers headers) {
    var lines = new HeaderLines();
    for (Header header : headers) {
      lines.add(header.key(), header.value());
    }
    return lines.toBytes();
  }

  void add(String name, byte @Nullable [] value) {
    escape(name.getBytes(UTF_8));
    if (value != null) {
      lines[length++] = '=';
      escape(value);
    }
    lines[length++] = '\n';
  }

  byte[] toBytes() {
    return Arrays.copyOf(lines, length);
  }

  private void escape(byte[] bytes) {
    // And room for what stands between.
    int most = length + 3 * bytes.length + 2;
    if (most > lines.length) {
      lines = Arrays.copyOf(lines, Math.max(most, 2 * lines.length));
    }
    for (byte b : bytes) {
      int c = b & 0xff;
      if (PLAIN[c]) {
        lines[length++] = b;
      } else {
        lines[length++] = '%';
        lines[length++] = (byte) Character.forDigit(c >> 4, 16);
        lines[length++] = (byte) Character.forDigit(c & 15, 16);
      }
    }
  }

  static Headers read(byte[] lines) {
    var headers = new RecordHeaders();
    for (int from = 0; from < lines.length; ) {
      int end = indexOf('\n', lines, from, lines.length);
      int equals = indexOf('=', lines, from, end);
      byte[] name = unescape(lines, from, equals);
      headers.add(new String(name, UTF_8), equals == end ? null : unescape(lines, equals + 1, end));
      from = end + 1;
    }
    return headers;
  }

  /// Where the byte is, or else the end.
  private static int indexOf(char wanted, byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static byte[] unescape(byte[] lines, int from, int end) {
    var bytes = new byte[end - from];
    int length = 0;
    for (int i = from; i < end; i++) {
      if (lines[i] == '%') {
        bytes[length++] =
            (byte) (Character.digit(lines[i + 1], 16) << 4 | Character.digit(lines[i + 2], 16));
        i += 2;
      } else {
        bytes[length++] = lines[i];
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
