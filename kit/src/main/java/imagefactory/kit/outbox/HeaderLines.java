package imagefactory.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Kafka's headers as text for a row: any bytes survive, usual ones stay readable, and no parser
/// stands in the relay's way.
final class HeaderLines {
  private static final boolean[] PLAIN = plain("-_.:;,/+*()[]{}@!?'\"<>|&~^$# ");

  private HeaderLines() {}

  /// A table, since every byte of every header is looked up.
  private static boolean[] plain(String besideLettersAndDigits) {
    var plain = new boolean[256];
    for (char c = 0; c < 128; c++) {
      plain[c] = Character.isLetterOrDigit(c) || besideLettersAndDigits.indexOf(c) >= 0;
    }
    return plain;
  }

  static String write(Headers headers) {
    var lines = new StringBuilder();
    for (Header h : headers) {
      escape(h.key().getBytes(UTF_8), lines);
      if (h.value() != null) {
        escape(h.value(), lines.append('='));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  static Headers read(String lines) {
    var headers = new RecordHeaders();
    lines
        .lines()
        .forEach(line -> {
          int at = line.indexOf('=');
          String name = at < 0 ? line : line.substring(0, at);
          byte[] value = at < 0 ? null : unescape(line.substring(at + 1));
          headers.add(new String(unescape(name), UTF_8), value);
        });
    return headers;
  }

  private static void escape(byte[] bytes, StringBuilder to) {
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if (PLAIN[c]) {
        to.append(c);
      } else {
        to.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      }
    }
  }

  private static byte[] unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text.getBytes(UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(
            Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
