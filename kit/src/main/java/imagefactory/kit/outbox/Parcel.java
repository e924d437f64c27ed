package imagefactory.kit.outbox;

import imagefactory.kit.outbox.Delivery.Refusal;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One message of a bundle, and its place there from 1.
record Parcel(long bundle, int place, ProducerRecord<byte[], byte[]> message) {
  String topic() {
    return message.topic();
  }

  ProducerRecord<byte[], byte[]> under(String prefix) {
    return prefix.isEmpty()
        ? message
        : new ProducerRecord<>(
            prefix + topic(), null, message.key(), message.value(), message.headers());
  }

  Refusal refused(Throwable why) {
    return new Refusal(
        bundle, place, topic(), why.getClass().getSimpleName() + ": " + why.getMessage());
  }
}
