package imagefactory.jobs.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is stored, as one transaction sees it. Whoever changes a job or one of its images holds the
/// job's lock from load to commit.
public interface Ledger {
  Map<UUID, StoredJob> lock(Collection<UUID> jobIds);

  Map<UUID, StoredImage> images(Collection<UUID> ids);

  /// Whose images these are; those that nobody knows are absent.
  Map<UUID, UUID> jobsOf(Collection<UUID> imageIds);

  List<StoredImage> inFlight(UUID jobId);

  List<UUID> imagesOf(UUID jobId);

  /// Jobs that may start now, locked, at most as many as lanes are free. Whoever asks holds the
  /// lanes until its transaction ends.
  List<UUID> nextForLanes(int lanes, Instant now);

  /// Images whose retry may start now, their jobs locked, at most as many as may be retried at
  /// once. Whoever asks holds the retries until its transaction ends.
  List<StoredImage> nextRetries(int most);

  /// How many jobs are running with each provider.
  Map<String, Integer> runningByProvider();

  void save(Changes changes);
}
