package imagefactory.images;

import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What there is to say about one try of processing, besides how it ended: collected on the way,
/// told with the result.
final class Notes {
  private final Process command;
  private final Clock clock;
  private final List<NotApplied> notApplied = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final List<LogEntry> log = new ArrayList<>();

  Notes(Process command, Clock clock) {
    this.command = command;
    this.clock = clock;
  }

  void notApplied(List<NotApplied> more) {
    notApplied.addAll(more);
  }

  /// A soft failure: the image goes on.
  void warn(Warning warning) {
    warnings.add(warning);
    log.add(line().warning(warning.step(), warning.code(), warning.message()));
  }

  void done(Step step, String message, Duration took) {
    log.add(line().done(step, message, took));
  }

  /// A part of a step, for those who look closely.
  void detail(Step step, String subStep, String message, Duration took) {
    log.add(line().detail(step, subStep, message, took));
  }

  private JobLog line() {
    return new JobLog(command.jobId(), command.imageId(), command.index(), clock.instant());
  }

  /// `began` is as [System#nanoTime] had it.
  static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  List<NotApplied> notApplied() {
    return List.copyOf(notApplied);
  }

  List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  List<LogEntry> log() {
    return List.copyOf(log);
  }
}
