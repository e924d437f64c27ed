package imagefactory.jobs.simulator;

import static imagefactory.jobs.simulator.Story.expect;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.jobs.desk.Announcement;
import imagefactory.jobs.desk.Changes;
import imagefactory.jobs.desk.NewJob;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.Progress;
import imagefactory.jobs.job.Tally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What is committed, what was said about it, and what must always hold of both.
final class World {
  private final Limits limits;
  private final Consumer<Letter> network;
  private final Map<UUID, StoredJob> jobs = new LinkedHashMap<>();
  private final Map<UUID, StoredImage> images = new LinkedHashMap<>();
  private final Map<UUID, Place> places = new HashMap<>();
  private final Map<UUID, Story> stories = new HashMap<>();
  private final Map<UUID, Integer> percents = new HashMap<>();
  private final Set<Object> said = new HashSet<>();

  /// What the service was started with.
  record Limits(int lanes, int retriesAtOnce, int providerWindow) {}

  World(Limits limits, Consumer<Letter> network) {
    this.limits = limits;
    this.network = network;
  }

  Map<UUID, StoredJob> jobs() {
    return jobs;
  }

  Map<UUID, StoredImage> images() {
    return images;
  }

  Map<UUID, Place> places() {
    return places;
  }

  Story story(UUID jobId) {
    return stories.computeIfAbsent(jobId, _ -> new Story());
  }

  static boolean inLane(Job job) {
    return job instanceof Job.Running || job instanceof Job.Paused;
  }

  /// A commit, and what follows from it: the relay sends what was said. Whatever can be known to be
  /// wrong by then is found here.
  void apply(
      Map<UUID, StoredJob> changedJobs, Map<UUID, StoredImage> changedImages, List<Changes> saved) {
    for (Changes changes : saved) {
      changes.begun().forEach(this::begin);
    }
    jobs.putAll(changedJobs);
    images.putAll(changedImages);
    for (Changes changes : saved) {
      changes.announcements().forEach(this::say);
      changes.forgotten().forEach(id -> images.values().removeIf(i -> i.jobId().equals(id)));
      changes.promptsWanted().forEach(id -> network.accept(new Letter.PromptsWanted(id)));
    }
    changedJobs.forEach((id, job) -> check(id, job.job()));
    checkLimits();
  }

  private void begin(NewJob job) {
    UUID id = job.event().jobId();
    expect(!jobs.containsKey(id), "a job that begins once", id);
    places.put(id, Place.of(job));
  }

  private void say(Announcement announcement) {
    switch (announcement.message()) {
      case JobEvent event -> {
        Long sequence = announcement.sequence();
        story(event.jobId()).tell(event, sequence == null ? -1 : sequence);
      }
      case ImageCommand.Generate generate -> {
        expect(said.add(generate.imageId()), "an image to be ordered once", generate);
        network.accept(new Letter.Work(generate));
      }
      case ImageCommand.Process process -> {
        expect(
            said.add(process.imageId() + "/" + process.attempt()),
            "an attempt to be made once",
            process);
        checkQualityCameFirst(process);
        network.accept(new Letter.Work(process));
      }
      case QcCommand.Judge judge -> {
        expect(judge.quality().enabled(), "no quality call where quality is off", judge);
        network.accept(new Letter.Work(judge));
      }
      case ImageCommand other -> network.accept(new Letter.Work(other));
      case QcCommand other -> network.accept(new Letter.Work(other));
      case Message _ -> {} // for people
    }
  }

  /// Quality first: nothing is done to an image before its verdict, unless a person wants it.
  private void checkQualityCameFirst(ImageCommand.Process process) {
    StoredJob job = jobs.get(process.jobId());
    if (job != null && job.job().plan().settings().quality().enabled()) {
      expect(
          story(process.jobId()).events().stream()
              .anyMatch(event -> allowsProcessing(event, process.imageId())),
          "a verdict or a person's wish before processing",
          process);
    }
  }

  private static boolean allowsProcessing(JobEvent event, UUID imageId) {
    return switch (event) {
      case JobEvent.ImageJudged judged -> judged.passed() && judged.imageId().equals(imageId);
      case JobEvent.RetryRequested retry -> retry.imageId().equals(imageId);
      default -> false;
    };
  }

  private void check(UUID id, Job.Known job) {
    Story story = story(id);
    Tally tally = job.tally();
    expect(tally.ordered() == story.ordered(), "a recount of the ordered: " + story.ordered(), job);
    expect(tally.successful() == story.successful(), "a recount of the successful", job);
    expect(tally.failed() == story.failed(), "a recount of the failed", job);
    expect(tally.inFlight() == story.pending(), "a recount of those in flight", job);
    expect(tally.inFlight() <= job.plan().settings().limits().inFlight(), "its window", job);
    JobStatus end = story.end();
    expect(end == null ? !job.status().over() : job.status() == end, "the end it came to", job);
    if (end != null && tally.inFlight() == 0) {
      expect(tally.ended() == tally.total(), "every image accounted for", job);
    }
    int percent =
        Progress.of(job.status(), !(job instanceof Job.Queued), tally, variations(job)).percent();
    if (!job.status().over() || job.status() == JobStatus.COMPLETED) {
      Integer before = percents.put(id, percent);
      expect(before == null || before <= percent, "progress that never goes back", job);
    }
    expect(percent < 100 || job.status() == JobStatus.COMPLETED, "100 only at success", job);
  }

  private static int variations(Job.Known job) {
    return job.plan().settings().variations();
  }

  private void checkLimits() {
    int busy = 0;
    Set<UUID> chains = new HashSet<>();
    for (StoredJob stored : jobs.values()) {
      if (inLane(stored.job())) {
        busy++;
        // A job that was alone may be over its share for a while when another joins.
        int inFlight = stored.job().tally().inFlight();
        expect(inFlight <= limits.providerWindow(), "the provider's window", stored);
        Place place = places.get(stored.job().plan().jobId());
        if (place != null && place.chain() != null) {
          expect(chains.add(place.chain().id()), "one job of a chain at a time", stored);
        }
      }
    }
    expect(busy <= limits.lanes(), limits.lanes() + " lanes at most", busy);
    long retrying =
        images.values().stream().filter(i -> i.image() instanceof Image.Retrying).count();
    expect(retrying <= limits.retriesAtOnce(), "few retries at once", retrying);
  }

  /// Everybody has gone home and all messages are through.
  void checkAtRest() {
    for (StoredJob stored : jobs.values()) {
      expect(stored.job().status().over(), "every job to be over", stored);
      if (!(stored.job() instanceof Job.Deleted)) {
        expect(stored.job().tally().ended() == stored.job().tally().total(), "all ended", stored);
      }
    }
    for (StoredImage stored : images.values()) {
      boolean atRest =
          switch (stored.image()) {
            case Image.SetAside _, Image.Ended _, Image.Deleted _ -> true;
            case Image.Absent _, Image.Generating _, Image.Judging _, Image.Processing _ -> false;
            case Image.Waiting _, Image.Retrying _ -> false;
          };
      expect(atRest, "every image to be at rest", stored);
    }
  }
}
