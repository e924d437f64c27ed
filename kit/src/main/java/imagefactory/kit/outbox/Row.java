package imagefactory.kit.outbox;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One stored message, as Kafka shall get it but for the topic's prefix.
record Row(long id, Instant createdAt, ProducerRecord<byte[], byte[]> message) {
  String topic() {
    return message.topic();
  }

  ProducerRecord<byte[], byte[]> under(String prefix) {
    return prefix.isEmpty()
        ? message
        : new ProducerRecord<>(
            prefix + topic(), null, message.key(), message.value(), message.headers());
  }
}
