package imagefactory.kit.outbox;

import java.util.List;
import java.util.Optional;

/// What became of a batch. Rows that are in neither list stay and are sent again; `broken` says
/// why.
record Delivery(List<Long> acknowledged, List<Refusal> refused, Optional<RuntimeException> broken) {
  record Refusal(long id, String topic, String reason) {}
}
