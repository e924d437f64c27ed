package imagefactory.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// A record that cannot be applied, and why, for a person to read.
public record DeadLetter(ConsumerRecord<String, byte[]> message, String reason) {
  private static final int LONGEST = 300;

  /// With what went wrong first: what wraps it repeats statements with all their values, which are
  /// not for everyone who may read the topic.
  static DeadLetter because(Throwable failure, ConsumerRecord<String, byte[]> message) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String reason = first.getClass().getName() + ": " + said(first);
    return new DeadLetter(
        message, reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…");
  }

  /// PostgreSQL's detail shows the row, its first sentence does not.
  private static @Nullable String said(Throwable failure) {
    return failure instanceof PSQLException e && e.getServerErrorMessage() != null
        ? e.getServerErrorMessage().getMessage()
        : failure.getMessage();
  }

  /// The record as it was, for `<topic>.dlq`, with where it came from; the topic without the
  /// prefix.
  ProducerRecord<byte[], byte[]> letter(String prefix) {
    String topic = message.topic();
    var headers = new RecordHeaders(message.headers().toArray());
    for (String ours : new String[] {"dlq_reason", "dlq_topic", "dlq_partition", "dlq_offset"}) {
      headers.remove(ours); // of an earlier burial, before a replay
    }
    headers.add("dlq_reason", reason.getBytes(UTF_8));
    headers.add("dlq_topic", topic.getBytes(UTF_8));
    headers.add("dlq_partition", Integer.toString(message.partition()).getBytes(UTF_8));
    headers.add("dlq_offset", Long.toString(message.offset()).getBytes(UTF_8));
    return new ProducerRecord<>(
        (topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic) + ".dlq",
        null,
        message.key() == null ? null : message.key().getBytes(UTF_8),
        message.value(),
        headers);
  }
}
