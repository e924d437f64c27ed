package imagefactory.history.store;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.wire.Json;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Item;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Memory;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Told;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Other services' jobs and their items in PostgreSQL, for one transaction.
public final class ExternalMemory implements Memory<Reported, Item> {
  private final Handle tx;
  private final EventTable<Reported> events;

  public ExternalMemory(Handle tx) {
    this.tx = tx;
    this.events = eventsIn(tx);
  }

  static EventTable<Reported> eventsIn(Handle h) {
    return new EventTable<>(h, new Reports(), told -> EventTable.micros(told.at()));
  }

  static Told<Reported> told(UUID jobId, Job.Origin origin, KeptEvents.Kept kept) {
    return EventTable.told(new Reports(), jobId, kept, origin.source(), origin.externalId());
  }

  @Override
  public Map<UUID, Job> jobs(Set<UUID> ids) {
    return JobTable.lock(tx, ids);
  }

  @Override
  public List<Told<Reported>> keep(List<Told<Reported>> told, Map<UUID, Job> known) {
    return events.keep(told, known);
  }

  @Override
  public List<Told<Reported>> events(Job job) {
    return events.of(job);
  }

  @Override
  public Collection<Item> pieces(Set<UUID> ids, Set<UUID> jobIds) {
    return ItemTable.read(tx, ids, jobIds);
  }

  @Override
  public void save(List<Change<Job>> jobs, List<Change<Item>> items) {
    JobTable.save(tx, jobs);
    ItemTable.save(tx, items);
    TallyTable.addJobs(tx, jobs);
  }

  private static final class Reports implements EventTable.Codec<Reported> {
    /// Without its log line, which stands in the job's file.
    @Override
    public String write(Reported report) {
      ExternalJobEvent e = report.event();
      return Json.text(
          new ExternalJobEvent(
              e.kind(),
              e.label(),
              e.tags(),
              e.parent(),
              e.total(),
              e.successful(),
              e.failed(),
              e.attributes(),
              e.error(),
              e.item(),
              null));
    }

    @Override
    public Reported read(String type, String data, String source, @Nullable String externalId) {
      return new Reported(
          Reported.What.ofType(type).orElseThrow(),
          source,
          Objects.requireNonNull(externalId, "external_id"),
          Json.readOwn(data, ExternalJobEvent.class));
    }

    @Override
    public int rank(Reported report) {
      return report.what().rank();
    }

    @Override
    public @Nullable String actor(Reported report) {
      return null;
    }

    @Override
    public boolean isNumbered() {
      return false;
    }
  }
}
