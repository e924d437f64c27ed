package imagefactory.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Records sent as fast as Kafka takes them.
final class Producing implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  Producing(String bootstrap) {
    this.producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "linger.ms",
                "5",
                "batch.size",
                128_000),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// Until all are acknowledged. Gives back the id of the last event of each partition: who knows
  /// these, and takes records in their order, knows all.
  Collection<String> send(List<ProducerRecord<String, byte[]>> records)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
    for (ProducerRecord<String, byte[]> record : records) {
      acknowledgements.add(producer.send(record));
    }
    Set<String> known = new HashSet<>();
    Map<Integer, String> last = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      int partition = acknowledgements.get(i).get().partition();
      String id = new String(records.get(i).headers().lastHeader("ce_id").value(), UTF_8);
      if (known.add(id)) {
        last.put(partition, id);
      }
    }
    return last.values();
  }

  @Override
  public void close() {
    producer.close();
  }
}
