package imagefactory.jobs.simulator;

import static imagefactory.jobs.simulator.Story.expect;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.Settings;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.desk.Heard;
import imagefactory.jobs.desk.Ledger;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.image.Report;
import imagefactory.jobs.image.Review;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.JobCommand.Chain;
import imagefactory.jobs.job.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One life of the service from its seed: people, workers and crashes in any order. The same seed
/// is the same life.
final class Life {
  private static final int STEPS = 320;
  private static final int MOST_TO_COME_TO_REST = 20_000;
  private final SplittableRandom dice;
  private final World world;
  private final Workshop workshop;
  private final JobHandler handler;
  private final UnaryOperator<Ledger> rule;
  private final List<Letter> letters = new ArrayList<>();
  private final List<UUID> jobs = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private int messages;

  /// `rule` stands between the service and its ledger: as it is, or broken on purpose.
  Life(long seed, UnaryOperator<Ledger> rule) {
    this.dice = new SplittableRandom(seed);
    this.rule = rule;
    var limits = new World.Limits(1 + dice.nextInt(3), 1 + dice.nextInt(3), 4 + dice.nextInt(12));
    this.world = new World(limits, letters::add);
    this.workshop = new Workshop(dice.split());
    this.handler = JobHandler.with(limits.lanes(), limits.retriesAtOnce(), limits.providerWindow());
  }

  /// Answers how many messages were handled.
  int live() {
    submit();
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(dice.nextInt(20_000));
      int event = dice.nextInt(100);
      if (event < 72) {
        deliver();
      } else if (event < 90) {
        people();
      } else {
        tick();
      }
    }
    comeToRest();
    world.checkAtRest();
    checkFiles();
    return messages;
  }

  // ---------------------------------------------------------------------------------- messages

  /// Any letter, whatever was sent before it; it may stay to come again.
  private void deliver() {
    if (letters.isEmpty()) {
      return;
    }
    int which = dice.nextInt(letters.size());
    Letter letter = letters.get(which);
    if (handle(letter) && dice.nextInt(100) >= 12) {
      letters.remove(letters.lastIndexOf(letter));
    }
  }

  /// False: the process died before its commit, and the letter comes again.
  private boolean handle(Letter letter) {
    messages++;
    boolean dies = dice.nextInt(100) < 4;
    return switch (letter) {
      case Letter.Answer(var report) -> hear(report, dies);
      case Letter.Work(var command) -> {
        if (!dies) {
          workshop.handle(command, now).ifPresent(report -> letters.add(new Letter.Answer(report)));
        }
        yield !dies;
      }
      case Letter.PromptsWanted(var job) -> {
        if (!dies) {
          letters.add(new Letter.PromptsBrought(job, dice.nextInt(100) < 20));
        }
        yield !dies;
      }
      case Letter.PromptsBrought(var job, var inVain) ->
          transaction(dies, ledger -> handler.handle(ledger, prompts(job, inVain)));
    };
  }

  private JobCommand prompts(UUID job, boolean inVain) {
    return inVain
        ? new JobCommand.DoWithoutPrompts(job, "prompt_writer_refused", "not allowed", now)
        : new JobCommand.TakePrompts(job, List.of("a fox in snow", "an owl"), "a-model", now);
  }

  /// A poll of a few: the one, and others that happen to lie there.
  private boolean hear(Report first, boolean dies) {
    List<Heard> poll = new ArrayList<>();
    poll.add(new Heard(first, "1", null));
    for (Letter letter : letters) {
      if (poll.size() < 3 && letter instanceof Letter.Answer(var other) && dice.nextInt(8) == 0) {
        poll.add(new Heard(other, "2", null));
      }
    }
    return transaction(dies, ledger -> handler.report(ledger, poll, now));
  }

  private boolean transaction(boolean dies, Consumer<Ledger> work) {
    var ledger = new MemoryLedger(world);
    work.accept(rule.apply(ledger));
    if (!dies) {
      ledger.commit();
    }
    return !dies;
  }

  private void tick() {
    transaction(dice.nextInt(20) == 0, ledger -> handler.fillLanes(ledger, now));
    transaction(false, ledger -> handler.fillRetries(ledger, now));
  }

  // ------------------------------------------------------------------------------------ people

  private void people() {
    int wish = dice.nextInt(100);
    if (wish < 12 && jobs.size() < 5) {
      submit();
    } else if (wish < 60) {
      review();
    } else {
      ask(command(any(jobs)));
    }
  }

  private void ask(JobCommand command) {
    transaction(dice.nextInt(20) == 0, ledger -> handler.handle(ledger, command));
  }

  private JobCommand command(UUID id) {
    return switch (dice.nextInt(11)) {
      case 0, 1, 2 -> new JobCommand.Pause(id, "ada", now);
      case 3, 4, 5, 6 -> new JobCommand.Resume(id, "ada", now);
      case 7 -> new JobCommand.Cancel(id, dice.nextBoolean(), "ada", now);
      case 8 -> new JobCommand.Prioritize(id, dice.nextInt(20), "ada", now);
      case 9 -> new JobCommand.Edit(id, "named anew", List.of("sea"), "ada", now);
      default -> new JobCommand.Delete(id, "ada", now);
    };
  }

  /// One job, or three of a chain.
  private void submit() {
    List<JobCommand.Submit> commands = new ArrayList<>();
    boolean chained = dice.nextInt(4) == 0;
    UUID chain = id();
    for (int place = 0; place < (chained ? 3 : 1); place++) {
      commands.add(submission(chained ? new Chain(chain, place) : null));
    }
    boolean committed =
        transaction(dice.nextInt(20) == 0, ledger -> handler.submitAll(ledger, commands, now));
    if (committed) {
      commands.forEach(command -> jobs.add(command.jobId()));
    } else if (jobs.isEmpty()) {
      submit();
    }
  }

  private JobCommand.Submit submission(@Nullable Chain chain) {
    UUID id = id();
    boolean written = dice.nextInt(5) == 0;
    Settings settings = settings(written);
    Instant scheduled = dice.nextInt(4) == 0 ? now.plusSeconds(dice.nextInt(3600)) : null;
    return new JobCommand.Submit(
        id,
        null,
        List.of(),
        null,
        null,
        dice.nextInt(10),
        scheduled,
        chain,
        new Plan(id, settings, written ? List.of() : settings.prompts()),
        "ada",
        now);
  }

  private Settings settings(boolean written) {
    return new Settings(
        written ? List.of() : List.of("a fox", "an owl"),
        written ? new Settings.Keywords("animal\nfox\n", Settings.Order.SEQUENTIAL) : null,
        null,
        written ? new Settings.PromptWriter(2, null) : null,
        1 + dice.nextInt(5),
        1 + dice.nextInt(3),
        List.of("1:1"),
        dice.nextBoolean() ? 7L : null,
        new Settings.Provider("embedded", Map.of()),
        new Settings.Quality(
            dice.nextInt(4) > 0, null, new Settings.Checks(true, true, true, true)),
        PROCESSING,
        METADATA,
        new Settings.Limits(10, 3, 10, 1 + dice.nextInt(5)));
  }

  private static final Settings.Processing PROCESSING =
      new Settings.Processing(
          false, 0, 1, false, "jpg", 90, 100, 85, false, "auto", false, "#ffffff");
  private static final Settings.Metadata METADATA = new Settings.Metadata(true, null);

  private void review() {
    List<StoredImage> all = List.copyOf(world.images().values());
    if (all.isEmpty()) {
      return;
    }
    List<Review> asked = new ArrayList<>();
    StoredImage first = all.get(dice.nextInt(all.size()));
    all.stream()
        .filter(image -> image.jobId().equals(first.jobId()))
        .filter(image -> image.equals(first) || dice.nextInt(4) == 0)
        .forEach(image -> asked.add(review(image)));
    transaction(dice.nextInt(20) == 0, ledger -> handler.review(ledger, first.jobId(), asked, now));
  }

  private Review review(StoredImage image) {
    return dice.nextInt(12) == 0
        ? new Review.Delete(image.jobId(), image.id(), "ada", now)
        : new Review.Retry(
            image.jobId(), image.id(), null, dice.nextBoolean(), PROCESSING, null, "ada", now);
  }

  // -------------------------------------------------------------------------------------- rest

  /// People leave what is paused running and go; what is on its way arrives.
  private void comeToRest() {
    for (int i = 0; i < MOST_TO_COME_TO_REST; i++) {
      now = now.plus(Duration.ofMinutes(1));
      for (UUID job : jobs) {
        StoredJob stored = world.jobs().get(job);
        if (stored != null && stored.job() instanceof Job.Paused) {
          ask(new JobCommand.Resume(job, "ada", now));
        }
      }
      tick();
      if (letters.isEmpty() && allOver()) {
        return;
      }
      deliver();
    }
    throw new BrokenInvariant("expected to come to rest, but there are still " + letters.size());
  }

  private boolean allOver() {
    return world.jobs().values().stream().allMatch(job -> job.job().status().over())
        && world.images().values().stream()
            .noneMatch(image -> image.image() instanceof Image.Waiting);
  }

  /// One file or none, where the state says.
  private void checkFiles() {
    for (StoredImage stored : world.images().values()) {
      StoredFile file = workshop.file(stored.id());
      switch (stored.image()) {
        case Image.SetAside _ ->
            expect(file != null && !Workshop.isFinal(file), "a temp file", stored);
        case Image.Ended(var status) when status == ImageStatus.APPROVED ->
            expect(file != null && Workshop.isFinal(file), "a final file", stored);
        case Image.Deleted _ -> expect(file == null, "no file", stored);
        // Cancelled: image-service gives up what it still has in its own time.
        case Image.Ended _ -> {}
        default -> throw new BrokenInvariant("expected an image at rest, found " + stored);
      }
    }
  }

  private UUID any(List<UUID> ids) {
    return ids.get(dice.nextInt(ids.size()));
  }

  private UUID id() {
    return new UUID((dice.nextLong() & ~0xF000L) | 0x7000L, (dice.nextLong() >>> 2) | (1L << 63));
  }
}
