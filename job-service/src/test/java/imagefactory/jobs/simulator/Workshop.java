package imagefactory.jobs.simulator;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.image.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The workers as they truly are: they do each task once, answer a repeated command as they did the
/// first time, and lose nothing but time in a crash.
final class Workshop {
  private static final StoredFile TEMP = new StoredFile("temp/x.png", "png", 8, 8, 64, "00");
  private static final StoredFile FINAL = new StoredFile("final/x.jpg", "jpg", 8, 8, 64, "01");
  private final SplittableRandom dice;
  private final Map<Object, Report> answers = new HashMap<>();
  private final Map<UUID, StoredFile> files = new HashMap<>();
  private final Set<UUID> abandoned = new HashSet<>();

  Workshop(SplittableRandom dice) {
    this.dice = dice;
  }

  Optional<Report> handle(Message command, Instant now) {
    return switch (command) {
      case ImageCommand.Generate generate ->
          once(generate.imageId(), generate.imageId(), () -> generate(generate, now));
      case ImageCommand.Process process ->
          once(
              process.imageId() + "/" + process.attempt(),
              process.imageId(),
              () -> process(process, now));
      case QcCommand.Judge judge ->
          once("judge " + judge.imageId(), judge.imageId(), () -> judge(judge, now));
      case ImageCommand.Abandon abandon -> {
        abandoned.add(abandon.imageId());
        yield Optional.empty();
      }
      case ImageCommand.Discard discard -> {
        abandoned.add(discard.imageId());
        files.remove(discard.imageId());
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private interface Work {
    Report run();
  }

  private Optional<Report> once(Object task, UUID image, Work work) {
    Report known = answers.get(task);
    if (known == null && abandoned.contains(image)) {
      return Optional.empty();
    }
    return Optional.of(answers.computeIfAbsent(task, _ -> work.run()));
  }

  private Report generate(ImageCommand.Generate command, Instant now) {
    if (dice.nextInt(100) < 15) {
      return failed(command.jobId(), command.imageId(), Step.GENERATE, 1, now);
    }
    files.put(command.imageId(), TEMP);
    return new Report.Made(
        new ImageEvent.Generated(command.jobId(), command.imageId(), TEMP, "embedded", null), now);
  }

  private Report judge(QcCommand.Judge command, Instant now) {
    boolean passed = dice.nextInt(100) < 60;
    return new Report.Judged(
        new QcEvent.Judged(
            command.jobId(), command.imageId(), passed, passed ? "passed" : "blank", "because"),
        now);
  }

  private Report process(ImageCommand.Process command, Instant now) {
    if (!TEMP.equals(files.get(command.imageId())) || dice.nextInt(100) < 25) {
      return failed(command.jobId(), command.imageId(), Step.PROCESS, command.attempt(), now);
    }
    files.put(command.imageId(), FINAL);
    return new Report.Made(
        new ImageEvent.Processed(
            command.jobId(),
            command.imageId(),
            command.attempt(),
            FINAL,
            null,
            List.of(),
            List.of()),
        now);
  }

  private static Report failed(UUID job, UUID image, Step step, int attempt, Instant now) {
    return new Report.Made(
        new ImageEvent.Failed(job, image, step, attempt, "out_of_luck", "no luck"), now);
  }

  @Nullable StoredFile file(UUID imageId) {
    return files.get(imageId);
  }

  static boolean isFinal(StoredFile file) {
    return file.equals(FINAL);
  }
}
