package imagefactory.kit.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;

/// What records do, in the transaction that also moves the offset. Hands back those it can never
/// apply.
///
/// It may run again with the same records when the transaction rolled back, and record by record
/// after a failure that does not pass by itself: it changes nothing but the database.
@FunctionalInterface
public interface Effect {
  List<DeadLetter> apply(Handle tx, List<ConsumerRecord<String, byte[]>> fresh);
}
