package imagefactory.kit.outbox;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/// What became of a batch. Bundles that are not done stay and are sent again; `broken` says why.
/// Refusals are messages of bundles that are done otherwise.
record Delivery(
    List<Long> done, int acknowledged, List<Refusal> refused, Optional<RuntimeException> broken) {

  /// The place is that of the message in its bundle, from 1.
  record Refusal(long bundle, int place, String topic, String reason) {

    /// Whether sending again could not help.
    static boolean isForEver(Throwable t) {
      return t instanceof RecordTooLargeException
          || t instanceof RecordBatchTooLargeException
          || t instanceof InvalidRecordException
          || t instanceof InvalidTimestampException
          || t instanceof InvalidTopicException
          || t instanceof SerializationException
          || t instanceof UnsupportedForMessageFormatException
          || t instanceof IllegalArgumentException;
    }
  }
}
