package imagefactory.jobs.writer;

import imagefactory.jobs.Ledgers;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.claim.WorkerPool;
import imagefactory.kit.claim.Workers;
import imagefactory.kit.trace.Correlation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Claims the tasks in which prompts are written, on virtual threads: nearly all of it is waiting.
/// It runs without a language model, too, so that a job that began under other settings ends.
@Singleton
public final class Scriptorium {
  private final Tasks tasks;
  private final PromptWriting writing;
  private final WrittenPrompts written;
  private final Jdbi jdbi;
  private final int hands;
  private volatile @Nullable Workers workers;

  Scriptorium(
      Tasks tasks,
      PromptWriting writing,
      WrittenPrompts written,
      Jdbi jdbi,
      WriterSettings settings) {
    this.tasks = tasks;
    this.writing = writing;
    this.written = written;
    this.jdbi = jdbi;
    this.hands = settings.concurrency();
  }

  void start(@Observes StartupEvent start) {
    workers =
        Workers.start(
            tasks, WorkerPool.onVirtualThreads("writer", hands, Ledgers.WRITE_PROMPTS), this::work);
  }

  private void work(Claim claim) {
    try (var _ = Correlation.tag("jobId", claim.group().toString())) {
      writing.work(claim);
    } catch (InterruptedException _) {
      // A stop: it hands the claim back.
      Thread.currentThread().interrupt();
      throw new CancellationException("the service stops");
    }
  }

  @Scheduled(every = "10m")
  @RunOnVirtualThread
  void tidy() {
    jdbi.useTransaction(written::forgetAbandoned);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    Workers now = workers;
    if (now != null) {
      now.close();
    }
  }
}
