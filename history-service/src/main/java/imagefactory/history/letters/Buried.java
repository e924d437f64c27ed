package imagefactory.history.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A record of a dead-letter topic, with what its headers say of where it came from. Nothing about
/// it is expected: a letter that cannot be read must still be seen.
@SuppressWarnings("ArrayRecordComponent") // never compared, never copied: it is on its way to a row
record Buried(
    String topic,
    int partition,
    long offset,
    String reason,
    byte @Nullable [] key,
    List<LetterHeader> headers,
    byte @Nullable [] body) {
  private static final String SUFFIX = ".dlq";
  private static final int LONGEST_REASON = 2000;

  static Buried of(ConsumerRecord<String, byte[]> letter, String prefix) {
    String from = letter.topic().substring(0, letter.topic().length() - SUFFIX.length());
    String topic = text(letter, "dlq_topic", from);
    return new Buried(
        topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic,
        (int) number(letter, "dlq_partition", letter.partition()),
        number(letter, "dlq_offset", letter.offset()),
        text(letter, "dlq_reason", "no reason was given"),
        letter.key() == null ? null : letter.key().getBytes(UTF_8),
        LetterHeader.of(letter.headers()),
        letter.value());
  }

  private static String text(ConsumerRecord<String, byte[]> letter, String name, String otherwise) {
    Header header = letter.headers().lastHeader(name);
    if (header == null || header.value() == null) {
      return otherwise;
    }
    String text = new String(header.value(), UTF_8).replace("\0", "");
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  private static long number(ConsumerRecord<String, byte[]> letter, String name, long otherwise) {
    try {
      return Long.parseLong(text(letter, name, ""));
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
