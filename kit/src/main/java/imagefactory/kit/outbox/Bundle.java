package imagefactory.kit.outbox;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One stored row: what a transaction says to a shard, as Kafka shall get it but for the topics'
/// prefix.
record Bundle(long id, Instant createdAt, List<ProducerRecord<byte[], byte[]>> messages) {
  Bundle {
    messages = List.copyOf(messages);
  }

  Stream<Parcel> parcels() {
    return IntStream.range(0, messages.size())
        .mapToObj(i -> new Parcel(id, i + 1, messages.get(i)));
  }
}
