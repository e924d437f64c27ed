package imagefactory.history;

import static java.util.stream.Collectors.toSet;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.JobEvent;
import imagefactory.history.logs.JobLogs;
import imagefactory.history.logs.LogLine;
import imagefactory.history.store.ExternalMemory;
import imagefactory.history.store.FeedTable;
import imagefactory.history.store.FeedTable.Announced;
import imagefactory.history.store.ForgottenTable;
import imagefactory.history.store.ImageMemory;
import imagefactory.history.timeline.ExternalJobs;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Timeline;
import imagefactory.history.timeline.Told;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The one way into history: keep, fold, save, announce, in the transaction of the poll.
@Singleton
public final class HistoryHandler {
  private final JobLogs logs;

  HistoryHandler(JobLogs logs) {
    this.logs = logs;
  }

  public void rememberImages(Handle tx, List<Told<JobEvent>> events) {
    String kind = ImageJobs.ORIGIN.kind();
    FeedTable.announce(
        tx,
        tellImages(tx, events).stream()
            .map(told -> new Announced(kind, told.jobId(), told.id()))
            .toList());
  }

  public void rememberExternals(Handle tx, List<Told<Reported>> events) {
    List<Announced> announced = new ArrayList<>();
    List<LogLine> lines = new ArrayList<>();
    for (Told<Reported> told : tellExternals(tx, events)) {
      ExternalJobEvent event = Objects.requireNonNull(told.event()).event();
      announced.add(new Announced(event.kind(), told.jobId(), told.id()));
      if (event.log() != null) {
        lines.add(LogLine.of(told.jobId(), told.id(), told.at(), event.log()));
      }
    }
    rememberLines(tx, lines);
    FeedTable.announce(tx, announced);
  }

  public void rememberLines(Handle tx, List<LogLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Set<UUID> jobs = lines.stream().map(LogLine::jobId).collect(toSet());
    Set<UUID> forgotten = ForgottenTable.amongWriters(tx, jobs);
    logs.append(tx, lines.stream().filter(line -> !forgotten.contains(line.jobId())).toList());
  }

  /// Tells what has been heard before, so nobody is told of it: a job out of an archive.
  public List<Told<JobEvent>> tellImages(Handle tx, List<Told<JobEvent>> events) {
    return new Timeline<>(new ImageJobs(), new ImageMemory(tx)).tell(events);
  }

  public List<Told<Reported>> tellExternals(Handle tx, List<Told<Reported>> events) {
    return new Timeline<>(new ExternalJobs(), new ExternalMemory(tx)).tell(events);
  }
}
