package imagefactory.contracts.wire;

import imagefactory.contracts.Description;
import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobRefused;
import imagefactory.contracts.JobRequest;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// One message of each type with every field filled, and the same with everything absent that may
/// be.
final class Examples {
  private static final UUID JOB = UUID.fromString("019a9e5c-0000-7000-8000-000000000001");
  private static final UUID IMAGE = UUID.fromString("019a9e5c-0000-7000-8000-000000000002");
  private static final UUID OTHER = UUID.fromString("019a9e5c-0000-7000-8000-000000000003");
  private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
  private static final StoredFile TEMP =
      new StoredFile("temp/" + JOB + "/" + IMAGE + ".png", "png", 1024, 1024, 1_400_000, "ab12");
  private static final StoredFile FINAL =
      new StoredFile("final/" + JOB + "/lighthouse-0002.jpg", "jpg", 1024, 1024, 310_000, "cd34");
  private static final Settings.Processing PROCESSING =
      new Settings.Processing(
          true, 5, 1.2, true, "jpg", 90, 100, 85, false, "auto", false, "#ffffff");
  private static final Settings.Provider PROVIDER =
      new Settings.Provider("embedded", Map.of("size", 1024));
  private static final Settings.Limits LIMITS = new Settings.Limits(10, 3, 10, 64);
  private static final Settings.Checks CHECKS = new Settings.Checks(true, true, true, true);
  private static final List<NotApplied> NOT_APPLIED =
      List.of(new NotApplied("removeBg", "no background remover is configured"));
  private static final List<Warning> WARNINGS =
      List.of(new Warning(Step.DESCRIBE, "titler_unavailable", "the titler did not answer"));

  private Examples() {}

  /// `minimal` may lack fields, `full` never does.
  record Example(String type, Object message, String form) {
    static Example full(Object message) {
      return new Example(WireNames.of(message), message, "full");
    }

    static Example minimal(Object message) {
      return new Example(WireNames.of(message), message, "minimal");
    }
  }

  static Stream<Example> all() {
    return Stream.of(requests(), jobs(), images(), verdicts(), logs(), external())
        .flatMap(each -> each);
  }

  private static Settings settings(boolean full) {
    return new Settings(
        full ? List.of("a lighthouse at dusk") : List.of(),
        full ? new Settings.Keywords("animal,place\nfox,snow\n", Settings.Order.SEQUENTIAL) : null,
        full ? "a ${{animal}} in ${{place}}" : null,
        full ? new Settings.PromptWriter(2, "one sentence each, in English") : null,
        2,
        4,
        List.of("1:1", "16:9"),
        full ? 42L : null,
        PROVIDER,
        new Settings.Quality(true, full ? "is it sharp?" : null, CHECKS),
        PROCESSING,
        new Settings.Metadata(true, full ? "title it" : null),
        LIMITS);
  }

  private static Stream<Example> requests() {
    return Stream.of(
        Example.full(
            new JobRequest.Start(
                JOB,
                OTHER,
                Map.of("prompts", List.of("a lighthouse at dusk")),
                Map.of("seed", 42),
                "dusk",
                List.of("sea"),
                5,
                AT)),
        Example.minimal(
            new JobRequest.Start(JOB, null, Map.of(), Map.of(), null, List.of(), null, null)),
        Example.full(new JobRequest.Cancel(JOB, true)),
        Example.minimal(new JobRequest.Cancel(JOB, null)),
        Example.full(new JobRequest.Pause(JOB)),
        Example.full(new JobRequest.Resume(JOB)),
        Example.full(new JobRequest.Rerun(JOB, OTHER, Map.of("seed", 43))),
        Example.minimal(new JobRequest.Rerun(JOB, null, Map.of())),
        Example.full(
            new JobRefused(
                JOB,
                "/shop",
                "order-7",
                "imagefactory.job.start",
                "validation",
                "the request is not as expected",
                List.of(new JobRefused.Mistake("settings.seed", "expected a whole number")),
                AT)),
        Example.minimal(
            new JobRefused(
                JOB,
                "/shop",
                "order-7",
                "imagefactory.job.cancel",
                "job_over",
                "expected a job that is not over",
                List.of(),
                AT)));
  }

  private static Stream<Example> jobs() {
    return Stream.of(
        Example.full(
            new JobEvent.Queued(
                JOB, "dusk", List.of("sea"), OTHER, OTHER, 5, AT, 8, settings(true), "local", AT)),
        Example.minimal(
            new JobEvent.Queued(
                JOB, "dusk", List.of(), null, null, 0, null, 8, settings(false), "local", AT)),
        Example.full(new JobEvent.Prioritized(JOB, 9, "local", AT)),
        Example.full(new JobEvent.Edited(JOB, "dawn", List.of("sea"), "local", AT)),
        Example.minimal(new JobEvent.Edited(JOB, "dawn", List.of(), "local", AT)),
        Example.full(new JobEvent.PromptsWritten(JOB, 2, "a-model", AT)),
        Example.full(new JobEvent.Started(JOB, AT)),
        Example.full(new JobEvent.Paused(JOB, "local", AT)),
        Example.full(new JobEvent.Resumed(JOB, "local", AT)),
        Example.full(new JobEvent.Completed(JOB, 7, 1, AT)),
        Example.full(
            new JobEvent.Failed(JOB, "no_image_came", "the provider refused all images", 0, 8, AT)),
        Example.full(new JobEvent.Cancelled(JOB, true, 3, 1, 4, "local", AT)),
        Example.full(new JobEvent.Deleted(JOB, "local", AT)),
        Example.full(
            new JobEvent.ImageOrdered(
                JOB, IMAGE, 0, 1, "a lighthouse at dusk", 42, "1:1", "embedded", AT)),
        Example.full(
            new JobEvent.ImageGenerated(JOB, IMAGE, TEMP, "embedded", new BigDecimal("0.04"), AT)),
        Example.minimal(new JobEvent.ImageGenerated(JOB, IMAGE, TEMP, "embedded", null, AT)),
        Example.full(
            new JobEvent.ImageFailed(
                JOB, IMAGE, Step.GENERATE, "provider_unavailable", "no answer", AT)),
        Example.full(
            new JobEvent.ImageJudged(JOB, IMAGE, false, "blank", "blank: one colour only", AT)),
        Example.full(
            new JobEvent.ImageApproved(
                JOB, IMAGE, FINAL, description(), PROCESSING, NOT_APPLIED, WARNINGS, AT)),
        Example.minimal(
            new JobEvent.ImageApproved(
                JOB, IMAGE, FINAL, null, PROCESSING, List.of(), List.of(), AT)),
        Example.full(
            new JobEvent.RetryRequested(
                JOB,
                IMAGE,
                OTHER,
                PROCESSING,
                new Settings.Metadata(true, "title it"),
                "local",
                AT)),
        Example.minimal(
            new JobEvent.RetryRequested(JOB, IMAGE, null, PROCESSING, null, "local", AT)),
        Example.full(new JobEvent.RetryStarted(JOB, IMAGE, AT)),
        Example.full(
            new JobEvent.RetryFailed(JOB, IMAGE, Step.PROCESS, "save_failed", "disk full", AT)),
        Example.full(new JobEvent.ImageDeleted(JOB, IMAGE, "local", AT)));
  }

  private static Stream<Example> images() {
    return Stream.of(
        Example.full(
            new ImageCommand.Generate(
                IMAGE, JOB, 0, "a lighthouse at dusk", 42, "1:1", PROVIDER, LIMITS)),
        Example.full(
            new ImageCommand.Process(
                IMAGE,
                JOB,
                0,
                1,
                TEMP,
                "a lighthouse at dusk",
                42,
                PROCESSING,
                new Settings.Metadata(true, "title it"))),
        Example.full(new ImageCommand.Abandon(IMAGE, JOB, "cancelled")),
        Example.minimal(new ImageCommand.Abandon(IMAGE, JOB, null)),
        Example.full(new ImageCommand.Discard(IMAGE, JOB)),
        Example.full(
            new ImageEvent.Generated(JOB, IMAGE, TEMP, "embedded", new BigDecimal("0.04"))),
        Example.minimal(new ImageEvent.Generated(JOB, IMAGE, TEMP, "embedded", null)),
        Example.full(
            new ImageEvent.Processed(JOB, IMAGE, 1, FINAL, description(), NOT_APPLIED, WARNINGS)),
        Example.minimal(new ImageEvent.Processed(JOB, IMAGE, 1, FINAL, null, List.of(), List.of())),
        Example.full(
            new ImageEvent.Failed(
                JOB, IMAGE, Step.PROCESS, 1, "temp_file_missing", "the temp file is gone")));
  }

  private static Stream<Example> verdicts() {
    return Stream.of(
        Example.full(
            new QcCommand.Judge(
                IMAGE,
                JOB,
                0,
                TEMP,
                "a lighthouse at dusk",
                "1:1",
                new Settings.Quality(true, "is it sharp?", CHECKS))),
        Example.full(new QcCommand.Abandon(IMAGE, JOB, "cancelled")),
        Example.minimal(new QcCommand.Abandon(IMAGE, JOB, null)),
        Example.full(new QcEvent.Judged(JOB, IMAGE, true, "passed", "all checks passed")));
  }

  private static Stream<Example> logs() {
    return Stream.of(
        Example.full(
            new LogEntry(
                JOB,
                IMAGE,
                AT,
                LogEntry.Level.WARN,
                "generate",
                "poll",
                0,
                "asked the provider again",
                1200L,
                "provider_busy")),
        Example.minimal(
            new LogEntry(
                JOB,
                null,
                AT,
                LogEntry.Level.INFO,
                "initialize",
                null,
                null,
                "the job has started",
                null,
                null)));
  }

  private static Stream<Example> external() {
    var full =
        new ExternalJobEvent(
            "build",
            "nightly",
            List.of("ci"),
            "pipeline-7",
            10,
            8,
            1,
            Map.of("branch", "main"),
            new ExternalJobEvent.Problem("exit_1", "tests failed"),
            new ExternalJobEvent.Item("test-3", "failed", Map.of("seconds", 12)),
            new ExternalJobEvent.Line(LogEntry.Level.ERROR, "test", "it broke", 12L, "exit_1"));
    var minimal =
        new ExternalJobEvent(
            "build", null, List.of(), null, null, null, null, Map.of(), null, null, null);
    return WireNames.under(ExternalJobEvent.class).keySet().stream()
        .flatMap(type ->
            Stream.of(new Example(type, full, "full"), new Example(type, minimal, "minimal")));
  }

  private static Description description() {
    return new Description(
        "Lighthouse at Dusk", "A lighthouse at dusk.", List.of("lighthouse", "dusk"));
  }
}
