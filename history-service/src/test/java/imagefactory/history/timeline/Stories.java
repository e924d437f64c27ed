package imagefactory.history.timeline;

import imagefactory.contracts.Description;
import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Made-up stories: in part as they happen, in part as nobody would tell them.
public final class Stories {
  private static final Instant START = Instant.parse("2026-11-20T22:00:00Z");
  public static final Settings.Processing PROCESSING =
      new Settings.Processing(
          true, 5, 1.2, true, "jpg", 90, 100, 85, false, "auto", false, "#ffffff");

  private final Random random;

  public Stories(long seed) {
    this.random = new Random(seed);
  }

  public static Settings settings(int generations, int variations) {
    return new Settings(
        List.of("a lighthouse at dusk"),
        null,
        null,
        null,
        generations,
        variations,
        List.of("1:1"),
        42L,
        new Settings.Provider("embedded", Map.of("size", 256)),
        new Settings.Quality(true, null, new Settings.Checks(true, true, true, true)),
        PROCESSING,
        new Settings.Metadata(true, null),
        new Settings.Limits(10, 3, 10, 64));
  }

  /// The same, with prompts that a model has yet to write.
  public static Settings withWriter(Settings settings) {
    return new Settings(
        List.of(),
        new Settings.Keywords("subject\nfox\n", Settings.Order.SEQUENTIAL),
        null,
        new Settings.PromptWriter(4, null),
        settings.generations(),
        settings.variations(),
        settings.aspectRatios(),
        settings.seed(),
        settings.provider(),
        settings.quality(),
        settings.processing(),
        settings.metadata(),
        settings.limits());
  }

  public static Told<JobEvent> told(long sequence, JobEvent event) {
    return new Told<>(
        event.jobId(),
        DerivedId.ofEvent(event.jobId(), sequence),
        sequence,
        event.at(),
        0,
        imagefactory.contracts.wire.WireNames.of(event),
        event);
  }

  /// One job's events of all types, in an order that is often absurd.
  public List<Told<JobEvent>> ofImages() {
    UUID job = uuid();
    List<UUID> images = List.of(uuid(), uuid(), uuid());
    int length = 1 + random.nextInt(24);
    List<Told<JobEvent>> story = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      Instant at = START.plusSeconds(random.nextInt(20_000));
      story.add(told(i, i == 1 ? queued(job, at) : any(job, pick(images), at)));
    }
    return story;
  }

  private JobEvent queued(UUID job, Instant at) {
    return new JobEvent.Queued(
        job,
        "job " + random.nextInt(9),
        List.of("sea"),
        random.nextBoolean() ? uuid() : null,
        null,
        5,
        null,
        4,
        random.nextBoolean() ? settings(2, 2) : withWriter(settings(2, 2)),
        "local",
        at);
  }

  private JobEvent any(UUID job, UUID image, Instant at) {
    return switch (random.nextInt(22)) {
      case 0 -> queued(job, at);
      case 1 -> new JobEvent.Prioritized(job, 3, "local", at);
      case 2 -> new JobEvent.Started(job, at);
      case 3 -> new JobEvent.Paused(job, "local", at);
      case 4 -> new JobEvent.Resumed(job, "local", at);
      case 5 -> new JobEvent.Completed(job, 2, 1, at);
      case 6 -> new JobEvent.Failed(job, "provider_down", "no answer", 1, 2, at);
      case 7 -> new JobEvent.Cancelled(job, random.nextBoolean(), 1, 1, 2, "local", at);
      case 8 ->
          random.nextInt(4) == 0
              ? new JobEvent.Deleted(job, "local", at)
              : new JobEvent.Started(job, at);
      case 9, 10, 11 ->
          new JobEvent.ImageOrdered(
              job, image, random.nextInt(4), 1, "a fox", 7, "1:1", "embedded", at);
      case 12 -> new JobEvent.ImageGenerated(job, image, file("temp"), "embedded", price(), at);
      case 13 -> new JobEvent.ImageFailed(job, image, Step.GENERATE, "no_image", "none", at);
      case 14 -> new JobEvent.ImageJudged(job, image, random.nextBoolean(), "blank", "dark", at);
      case 15, 16 ->
          new JobEvent.ImageApproved(
              job,
              image,
              file("final"),
              new Description("Fox", "A fox.", List.of("fox")),
              PROCESSING,
              List.of(new NotApplied("removeBg", "off")),
              List.of(new Warning(Step.DESCRIBE, "titler_down", "no answer")),
              at);
      case 17 -> new JobEvent.RetryRequested(job, image, null, PROCESSING, null, "local", at);
      case 18 ->
          random.nextBoolean()
              ? new JobEvent.RetryStarted(job, image, at)
              : new JobEvent.RetryFailed(job, image, Step.PROCESS, "bad", "no", at);
      case 19 -> new JobEvent.Edited(job, "dawn", List.of("sea"), "local", at);
      case 20 -> new JobEvent.PromptsWritten(job, 4, "a-model", at);
      default -> new JobEvent.ImageDeleted(job, image, "local", at);
    };
  }

  private StoredFile file(String folder) {
    return new StoredFile(folder + "/" + random.nextInt(9), "png", 256, 256, 9000, "ab12");
  }

  private BigDecimal price() {
    return BigDecimal.valueOf(random.nextInt(100), 4);
  }

  /// One external job's events: all with a sequence, none, or some.
  public List<Told<Reported>> ofExternals() {
    String subject = "run-" + random.nextInt(1_000_000);
    UUID job = DerivedId.ofJob("/ci", subject);
    int sequenced = random.nextInt(3);
    int length = 1 + random.nextInt(16);
    List<Told<Reported>> story = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      boolean numbered = sequenced == 0 || (sequenced == 2 && random.nextBoolean());
      Reported.What what = pick(List.of(Reported.What.values()));
      story.add(
          new Told<>(
              job,
              DerivedId.ofEvent("/ci", subject + i),
              numbered ? (long) i : null,
              START.plusSeconds(random.nextInt(30)),
              what.rank(),
              "imagefactory.external.job." + what.name().toLowerCase(java.util.Locale.ROOT),
              new Reported(what, "/ci", subject, external(what, i))));
    }
    return story;
  }

  private ExternalJobEvent external(Reported.What what, int i) {
    boolean item = what == Reported.What.ITEM;
    return new ExternalJobEvent(
        "build",
        random.nextBoolean() ? "build " + i : null,
        random.nextBoolean() ? List.of("t" + i) : List.of(),
        random.nextInt(4) == 0 ? "parent" : null,
        maybe(10),
        maybe(i),
        maybe(1),
        Map.of("k" + random.nextInt(3), i),
        what == Reported.What.FAILED ? new ExternalJobEvent.Problem("oom", "no memory") : null,
        item
            ? new ExternalJobEvent.Item(
                "item-" + random.nextInt(3), "s" + i, Map.of("a" + random.nextInt(2), i))
            : null,
        what == Reported.What.LOG
            ? new ExternalJobEvent.Line(LogEntry.Level.INFO, null, "line " + i, null, null)
            : null);
  }

  private @Nullable Integer maybe(int n) {
    return random.nextBoolean() ? n : null;
  }

  /// The same events shuffled, some of them twice or three times, in polls of any size.
  public <E> List<List<Told<E>>> delivered(List<Told<E>> story) {
    List<Told<E>> shuffled = new ArrayList<>(story);
    for (Told<E> each : story) {
      for (int again = random.nextInt(3); again > 0; again--) {
        shuffled.add(each);
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> Collections.shuffle(shuffled, random);
      case 1 -> Collections.swap(shuffled, 0, random.nextInt(shuffled.size()));
      default -> {} // each where it belongs, and then once more
    }
    List<List<Told<E>>> polls = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
      polls.add(shuffled.subList(from, to));
      from = to;
    }
    return polls;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
