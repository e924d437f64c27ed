package imagefactory.history.timeline;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// By how much changes move the statistics.
public final class Tally {
  private final SortedMap<Bucket, Figures> figures = new TreeMap<>();
  private final Map<ImageStatus, Integer> images = new EnumMap<>(ImageStatus.class);
  private final SortedMap<Took, Integer> durations = new TreeMap<>();
  private final SortedMap<Payee, Spent> costs = new TreeMap<>();

  /// The jobs that began on one day, of one kind and configuration.
  public record Bucket(LocalDate day, String kind, @Nullable UUID configurationId)
      implements Comparable<Bucket> {
    private static final Comparator<Bucket> ORDER =
        Comparator.comparing(Bucket::day)
            .thenComparing(Bucket::kind)
            .thenComparing(
                Bucket::configurationId, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Bucket other) {
      return ORDER.compare(this, other);
    }
  }

  /// How long jobs of a bucket took, as a step of the [Scale].
  public record Took(Bucket bucket, int step) implements Comparable<Took> {
    @Override
    public int compareTo(Took other) {
      return Comparator.comparing(Took::bucket).thenComparingInt(Took::step).compare(this, other);
    }
  }

  /// Who was paid for images that were ordered on one day.
  public record Payee(LocalDate day, String provider) implements Comparable<Payee> {
    @Override
    public int compareTo(Payee other) {
      return Comparator.comparing(Payee::day).thenComparing(Payee::provider).compare(this, other);
    }
  }

  /// For how many images, and how much.
  public record Spent(int images, BigDecimal cost) {
    Spent plus(Spent other) {
      return new Spent(images + other.images, cost.add(other.cost));
    }

    boolean isNothing() {
      return images == 0 && cost.signum() == 0;
    }
  }

  /// Sums over jobs. `finished` are those that completed or failed after they had started; `millis`
  /// is how long they took.
  public record Figures(
      long jobs,
      long completed,
      long failed,
      long images,
      long successfulImages,
      long failedImages,
      long finished,
      long millis) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);

    public static Figures sum(List<Figures> all) {
      return all.stream().reduce(NONE, (a, b) -> a.plus(b, 1));
    }

    public boolean areNothing() {
      return equals(NONE);
    }

    Figures plus(Figures other, int times) {
      return new Figures(
          jobs + times * other.jobs,
          completed + times * other.completed,
          failed + times * other.failed,
          images + times * other.images,
          successfulImages + times * other.successfulImages,
          failedImages + times * other.failedImages,
          finished + times * other.finished,
          millis + times * other.millis);
    }
  }

  public static Tally ofJobs(List<Change<Job>> changes) {
    Tally tally = new Tally();
    for (Change<Job> change : changes) {
      if (change.before() != null) {
        tally.add(change.before(), -1);
      }
      tally.add(change.after(), 1);
    }
    tally.figures.values().removeIf(Figures::areNothing);
    tally.durations.values().removeIf(n -> n == 0);
    return tally;
  }

  public static Tally ofImages(List<Change<Image>> changes) {
    Tally tally = new Tally();
    for (Change<Image> change : changes) {
      if (change.before() != null) {
        tally.add(change.before(), -1);
      }
      tally.add(change.after(), 1);
    }
    tally.images.values().removeIf(n -> n == 0);
    tally.costs.values().removeIf(Spent::isNothing);
    return tally;
  }

  public SortedMap<Bucket, Figures> figures() {
    return figures;
  }

  /// By status.
  public Map<ImageStatus, Integer> images() {
    return images;
  }

  public SortedMap<Took, Integer> durations() {
    return durations;
  }

  public SortedMap<Payee, Spent> costs() {
    return costs;
  }

  private void add(Job job, int times) {
    if (job.deleted()) {
      return;
    }
    Bucket bucket =
        new Bucket(
            LocalDate.ofInstant(job.beganAt(), ZoneOffset.UTC),
            job.origin().kind(),
            job.heading().configurationId());
    Figures own = figuresOf(job);
    figures.merge(bucket, Figures.NONE.plus(own, times), (a, b) -> a.plus(b, 1));
    if (own.finished() > 0) {
      durations.merge(new Took(bucket, Scale.step(own.millis())), times, Integer::sum);
    }
  }

  private void add(Image image, int times) {
    if (!image.deleted()) {
      images.merge(image.status(), times, Integer::sum);
    }
    if (image.provider() != null && image.cost() != null) {
      // A deleted image is paid for all the same.
      Payee payee =
          new Payee(LocalDate.ofInstant(image.createdAt(), ZoneOffset.UTC), image.provider());
      BigDecimal cost = image.cost().multiply(BigDecimal.valueOf(times));
      costs.merge(payee, new Spent(times, cost), Spent::plus);
    }
  }

  private static Figures figuresOf(Job job) {
    JobStatus status = job.lifecycle().status();
    boolean completed = status == JobStatus.COMPLETED;
    boolean failed = status == JobStatus.FAILED;
    boolean finished = (completed || failed) && job.lifecycle().duration().isPresent();
    return new Figures(
        1,
        completed ? 1 : 0,
        failed ? 1 : 0,
        job.counters().total(),
        job.counters().successful(),
        job.counters().failed(),
        finished ? 1 : 0,
        finished ? job.lifecycle().duration().map(Duration::toMillis).orElse(0L) : 0);
  }
}
