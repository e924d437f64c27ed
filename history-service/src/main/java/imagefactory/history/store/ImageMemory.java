package imagefactory.history.store;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.WireNames;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Memory;
import imagefactory.history.timeline.Told;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The factory's own jobs and their images in PostgreSQL, for one transaction.
public final class ImageMemory implements Memory<JobEvent, Image> {
  private final Handle tx;
  private final EventTable<JobEvent> events;

  public ImageMemory(Handle tx) {
    this.tx = tx;
    this.events = eventsIn(tx);
  }

  static EventTable<JobEvent> eventsIn(Handle h) {
    return new EventTable<>(h, new JobEvents(), ImageMemory::position);
  }

  static Told<JobEvent> told(UUID jobId, KeptEvents.Kept kept) {
    return EventTable.told(new JobEvents(), jobId, kept, "", null);
  }

  private static long position(Told<JobEvent> told) {
    return Objects.requireNonNull(told.sequence(), "sequence");
  }

  @Override
  public Map<UUID, Job> jobs(Set<UUID> ids) {
    return JobTable.lock(tx, ids);
  }

  @Override
  public List<Told<JobEvent>> keep(List<Told<JobEvent>> told, Map<UUID, Job> known) {
    return events.keep(told, known);
  }

  @Override
  public List<Told<JobEvent>> events(Job job) {
    return events.of(job);
  }

  @Override
  public Collection<Image> pieces(Set<UUID> ids, Set<UUID> jobIds) {
    return ImageTable.read(tx, ids, jobIds);
  }

  @Override
  public void save(List<Change<Job>> jobs, List<Change<Image>> images) {
    JobTable.save(tx, jobs);
    ImageTable.save(tx, images);
    TallyTable.addJobs(tx, jobs);
    TallyTable.addImages(tx, images);
  }

  private static final class JobEvents implements EventTable.Codec<JobEvent> {
    private static final Map<String, Class<? extends JobEvent>> TYPES =
        WireNames.under(JobEvent.class);

    @Override
    public String write(JobEvent event) {
      return Json.text(event);
    }

    @Override
    public JobEvent read(String type, String data, String source, @Nullable String externalId) {
      return Json.readOwn(data, Objects.requireNonNull(TYPES.get(type), type));
    }

    @Override
    public int rank(JobEvent event) {
      return 0;
    }

    @Override
    public @Nullable String actor(JobEvent event) {
      return event instanceof JobEvent.Asked asked ? asked.actor() : null;
    }

    @Override
    public boolean isNumbered() {
      return true;
    }
  }
}
