package imagefactory.jobs.store;

import imagefactory.contracts.Settings;
import imagefactory.jobs.job.Plan;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// The plans of the jobs at work, the latest used of them. Once its prompts are there a plan never
/// changes, so it is never stale; it may be large, so they are kept by weight and not by number.
final class PlanCache {
  private static final long MOST_CHARACTERS = 8_000_000;

  /// What a plan weighs beside its texts.
  private static final long FRAME = 1_000;

  private final Map<UUID, Plan> plans = new LinkedHashMap<>(64, 0.75f, true);
  private long weight;

  Plan of(Handle tx, UUID jobId, BiFunction<Handle, UUID, Plan> load) {
    synchronized (plans) {
      Plan known = plans.get(jobId);
      if (known != null) {
        return known;
      }
    }
    Plan loaded = load.apply(tx, jobId);
    if (loaded.ready()) {
      // Another job may yet take the id if this transaction, which may have made it, fails.
      tx.afterCommit(() -> keep(loaded));
    }
    return loaded;
  }

  private void keep(Plan plan) {
    synchronized (plans) {
      if (plans.putIfAbsent(plan.jobId(), plan) == null) {
        weight += weightOf(plan);
      }
      Iterator<Plan> oldest = plans.values().iterator();
      while (weight > MOST_CHARACTERS && plans.size() > 1) {
        weight -= weightOf(oldest.next());
        oldest.remove();
      }
    }
  }

  private static long weightOf(Plan plan) {
    Settings.Keywords keywords = plan.settings().keywords();
    return FRAME
        + plan.prompts().stream().mapToLong(String::length).sum()
        + (keywords == null ? 0 : keywords.csv().length());
  }
}
