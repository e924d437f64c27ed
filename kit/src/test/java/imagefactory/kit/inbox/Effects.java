package imagefactory.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;

final class Effects {
  private Effects() {}

  /// Not idempotent: the second time violates the primary key.
  static List<DeadLetter> insert(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    tx.createUpdate("insert into letter (id) select * from unnest(:ids)")
        .bindArray(
            "ids", String.class, fresh.stream().map(r -> new String(r.value(), UTF_8)).toList())
        .execute();
    return List.of();
  }
}
