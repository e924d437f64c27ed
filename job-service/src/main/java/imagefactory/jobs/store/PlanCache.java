package imagefactory.jobs.store;

import imagefactory.jobs.job.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// The plans of the jobs at work. A job's settings never change, so a plan is never stale; it may
/// be large, so few are kept.
final class PlanCache {
  private static final int MOST = 64;

  private final Map<UUID, Plan> plans =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Plan> eldest) {
          return size() > MOST;
        }
      };

  Plan of(Handle tx, UUID jobId, BiFunction<Handle, UUID, Plan> load) {
    synchronized (plans) {
      Plan known = plans.get(jobId);
      if (known != null) {
        return known;
      }
    }
    Plan loaded = load.apply(tx, jobId);
    synchronized (plans) {
      plans.put(jobId, loaded);
    }
    return loaded;
  }
}
