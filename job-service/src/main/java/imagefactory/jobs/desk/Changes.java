package imagefactory.jobs.desk;

import imagefactory.contracts.JobEvent;
import imagefactory.jobs.job.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What one transaction is to store and say.
///
/// `ordered` are new images, `images` known ones that changed; `edits` are the rare events that
/// change more of a job's row than its state; `forgotten` are jobs whose images are nobody's
/// concern any more.
public record Changes(
    List<NewJob> begun,
    Map<UUID, Changed> jobs,
    List<Edit> edits,
    List<StoredImage> ordered,
    List<StoredImage> images,
    Set<UUID> forgotten,
    Set<UUID> promptsWanted,
    Set<UUID> promptsUnwanted,
    List<AuditEntry> audit,
    List<Announcement> announcements) {

  /// A job as it is now, and what its events leave on its row for people to read.
  public record Changed(StoredJob job, Marks marks) {}

  /// An event that changes more of a job's row, and the plan after it.
  public record Edit(JobEvent event, Plan plan) {}

  public static Changes saying(Announcement announcement) {
    return new Changes(
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of(announcement));
  }
}
