package imagefactory.images.provider;

import java.util.Optional;

/// Where a provider notes its own task's id as soon as it knows it, so that the next attempt,
/// perhaps after a restart, goes on waiting for that task instead of ordering, and paying, again.
public interface TaskNote {
  Optional<String> taskId();

  /// Committed when this returns.
  void remember(String taskId);
}
