package imagefactory.history.timeline;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as history shows it, whoever ran it. `settings` is known where the story tells them, and
/// absent where it only goes on.
public record Job(
    UUID id,
    Origin origin,
    Heading heading,
    Lifecycle lifecycle,
    Counters counters,
    Rounds rounds,
    @Nullable Settings settings,
    Map<String, Object> attributes,
    boolean deleted,
    Place place) {
  public Job {
    attributes = Map.copyOf(attributes);
  }

  static Job of(UUID id, Origin origin) {
    return new Job(
        id,
        origin,
        Heading.NONE,
        Lifecycle.NEW,
        Counters.NONE,
        Rounds.NONE,
        null,
        Map.of(),
        false,
        Place.NONE);
  }

  /// Who runs the job, and what it is called there.
  public record Origin(String source, @Nullable String externalId, String kind) {}

  /// What people and other jobs know the job by.
  public record Heading(
      @Nullable String label,
      List<String> tags,
      @Nullable UUID configurationId,
      @Nullable UUID parentId,
      @Nullable UUID rerunOf) {
    static final Heading NONE = new Heading(null, List.of(), null, null, null);

    public Heading {
      tags = List.copyOf(tags);
    }

    Heading named(String newLabel, List<String> newTags) {
      return new Heading(newLabel, newTags, configurationId, parentId, rerunOf);
    }
  }

  /// Where the job stands, and since when.
  public record Lifecycle(
      JobStatus status,
      @Nullable Instant queuedAt,
      @Nullable Instant scheduledAt,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable String errorCode,
      @Nullable String errorMessage) {
    static final Lifecycle NEW =
        new Lifecycle(JobStatus.QUEUED, null, null, null, null, null, null);

    Lifecycle queued(@Nullable Instant at, @Nullable Instant scheduledAt) {
      return new Lifecycle(JobStatus.QUEUED, at, scheduledAt, startedAt, null, null, null);
    }

    Lifecycle started(Instant at) {
      Instant start = startedAt == null || status.over() ? at : startedAt;
      return new Lifecycle(JobStatus.RUNNING, queuedAt, scheduledAt, start, null, null, null);
    }

    Lifecycle now(JobStatus status) {
      return new Lifecycle(status, queuedAt, scheduledAt, startedAt, null, null, null);
    }

    Lifecycle over(
        JobStatus status, Instant at, @Nullable String errorCode, @Nullable String errorMessage) {
      return new Lifecycle(status, queuedAt, scheduledAt, startedAt, at, errorCode, errorMessage);
    }

    /// How long a job ran that has ended.
    public Optional<Duration> duration() {
      return startedAt == null || completedAt == null
          ? Optional.empty()
          : Optional.of(Duration.between(startedAt, completedAt));
    }
  }

  /// Rounds of images, and how many images each has; zero where the job has none. No image can be
  /// ordered as long as its prompt is still to be written.
  public record Rounds(int generations, int variations, boolean awaitPrompts) {
    static final Rounds NONE = new Rounds(0, 0, false);

    Rounds prompted() {
      return new Rounds(generations, variations, false);
    }
  }

  /// When the job began or, as long as it has not, when it was queued: its place among others.
  public Instant beganAt() {
    if (lifecycle.startedAt() != null) {
      return lifecycle.startedAt();
    }
    if (lifecycle.queuedAt() != null) {
      return lifecycle.queuedAt();
    }
    return place.since() == null ? Instant.EPOCH : place.since();
  }

  Job with(Origin changed) {
    return new Job(
        id, changed, heading, lifecycle, counters, rounds, settings, attributes, deleted, place);
  }

  Job with(Heading changed) {
    return new Job(
        id, origin, changed, lifecycle, counters, rounds, settings, attributes, deleted, place);
  }

  Job with(Lifecycle changed) {
    return new Job(
        id, origin, heading, changed, counters, rounds, settings, attributes, deleted, place);
  }

  Job with(Counters changed) {
    return new Job(
        id, origin, heading, lifecycle, changed, rounds, settings, attributes, deleted, place);
  }

  Job prompted() {
    return new Job(
        id,
        origin,
        heading,
        lifecycle,
        counters,
        rounds.prompted(),
        settings,
        attributes,
        deleted,
        place);
  }

  Job with(Settings told) {
    Rounds planned = new Rounds(told.generations(), told.variations(), told.promptWriter() != null);
    return new Job(
        id, origin, heading, lifecycle, counters, planned, told, attributes, deleted, place);
  }

  Job with(Map<String, Object> changed) {
    return new Job(
        id, origin, heading, lifecycle, counters, rounds, settings, changed, deleted, place);
  }

  Job with(Place changed) {
    return new Job(
        id, origin, heading, lifecycle, counters, rounds, settings, attributes, deleted, changed);
  }

  public Job gone() {
    return new Job(
        id, origin, heading, lifecycle, counters, rounds, settings, attributes, true, place);
  }
}
