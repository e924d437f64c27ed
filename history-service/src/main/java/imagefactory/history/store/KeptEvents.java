package imagefactory.history.store;

import imagefactory.contracts.JobEvent;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Events read back from the rows they are kept in.
public final class KeptEvents {
  private KeptEvents() {}

  /// Events of both families, as many as are told at once.
  public record Batch(List<Told<JobEvent>> images, List<Told<Reported>> externals) {
    public Batch {
      images = List.copyOf(images);
      externals = List.copyOf(externals);
    }
  }

  /// Those that serve and are not in the tables of a rebuild, job by job. Most jobs are seen to be
  /// whole there by their row alone: nothing is missing of their numbers, and none is higher. Of
  /// the others, one after the other is looked into (`offset 0` keeps it so).
  public static void notInShadow(Handle h, int most, Consumer<Batch> sink) {
    var images = ImageMemory.eventsIn(h);
    var externals = ExternalMemory.eventsIn(h);
    List<Told<JobEvent>> ours = new ArrayList<>();
    List<Told<Reported>> others = new ArrayList<>();
    h.createQuery(
            """
            with doubtful as materialized (
              select j.id, j.source, j.external_id from history.job j
              where not exists (
                select from history_shadow.job s where s.id = j.id and s.missing = 0
                  and s.source = :ours and s.sequence >= j.sequence)
            )
            select e.*, j.source, j.external_id
            from doubtful j cross join lateral (
              select * from history.event e
              where e.job_id = j.id and not exists (
                select from history_shadow.event s where s.job_id = e.job_id and s.id = e.id)
              offset 0
            ) e
            order by e.job_id\
            """)
        .bind("ours", ImageJobs.ORIGIN.source())
        .setFetchSize(most)
        .map((rs, _) -> {
          Row row = new Row(rs);
          String source = row.text("source");
          String externalId = row.textOrNull("external_id");
          return source.equals(ImageJobs.ORIGIN.source())
              ? ours.add(images.told(row, source, externalId))
              : others.add(externals.told(row, source, externalId));
        })
        .forEach(_ -> {
          if (ours.size() + others.size() >= most) {
            sink.accept(new Batch(ours, others));
            ours.clear();
            others.clear();
          }
        });
    if (ours.size() + others.size() > 0) {
      sink.accept(new Batch(ours, others));
    }
  }

  /// One event of a job, as its row has it; `data` is JSON.
  public record Kept(
      UUID id, @Nullable Long sequence, Instant at, String type, @Nullable String data) {}

  /// All events of a job in the order of its timeline, one at a time.
  public static void ofJob(Handle tx, UUID jobId, Consumer<Kept> sink) {
    tx.createQuery("select * from event where job_id = :jobId order by position, id")
        .bind("jobId", jobId)
        .setFetchSize(1000)
        .map((rs, _) -> {
          Row row = new Row(rs);
          return new Kept(
              row.uuid("id"),
              row.numberOrNull("sequence"),
              row.time("at"),
              row.text("type"),
              row.textOrNull("data"));
        })
        .forEach(sink);
  }

  /// The same events out of an archive, of one job of the factory itself.
  public static Told<JobEvent> image(UUID jobId, Kept kept) {
    return ImageMemory.told(jobId, kept);
  }

  public static Told<Reported> external(UUID jobId, Job.Origin origin, Kept kept) {
    return ExternalMemory.told(jobId, origin, kept);
  }
}
