package imagefactory.jobs.simulator;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.desk.Ledger;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.job.Job;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Mistakes that somebody could make, made on purpose: the ledger shows the decisions another past
/// than there was, as if they did not look at it.
enum BrokenRule {
  /// A late or repeated answer is heard again.
  AN_ENDED_IMAGE_STILL_LISTENS {
    @Override
    Object change(String method, Object answer, Object[] arguments, Ledger ledger) {
      return method.equals("images") ? eachImage(answer, BrokenRule::listening) : answer;
    }
  },

  /// What comes after a cancel brings the job back.
  A_CANCELLED_JOB_GOES_ON {
    @Override
    Object change(String method, Object answer, Object[] arguments, Ledger ledger) {
      return method.equals("lock")
          ? eachJob(
              answer,
              job ->
                  job instanceof Job.Over over && over.tally().cancelled() > 0
                      ? new Job.Running(over.plan(), over.tally())
                      : job)
          : answer;
    }
  },

  /// A paused job is taken for one that has left its lane.
  A_LANE_IS_LENT_TWICE {
    @Override
    Object change(String method, Object answer, Object[] arguments, Ledger ledger) {
      return method.equals("nextForLanes")
          ? ledger.nextForLanes((int) arguments[0] + 1, (Instant) arguments[1])
          : answer;
    }
  },

  /// Two retries are started where one may be.
  ONE_RETRY_TOO_MANY {
    @Override
    Object change(String method, Object answer, Object[] arguments, Ledger ledger) {
      return method.equals("nextRetries") ? ledger.nextRetries((int) arguments[0] + 1) : answer;
    }
  },

  /// A forced cancel forgets what is in flight.
  A_FORCED_CANCEL_LEAVES_ITS_IMAGES {
    @Override
    Object change(String method, Object answer, Object[] arguments, Ledger ledger) {
      return method.equals("inFlight") ? List.of() : answer;
    }
  };

  abstract Object change(String method, Object answer, Object[] arguments, Ledger ledger);

  UnaryOperator<Ledger> breaking() {
    return ledger ->
        (Ledger)
            Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (_, method, arguments) -> {
                  try {
                    Object answer = method.invoke(ledger, arguments);
                    return change(method.getName(), answer, arguments, ledger);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  private static Image listening(Image image) {
    StoredFile temp = new StoredFile("temp/x.png", "png", 8, 8, 64, "00");
    return image instanceof Image.Ended(var status) && status == ImageStatus.APPROVED
        ? new Image.Processing(temp, 1)
        : image;
  }

  private static Object eachImage(Object answer, UnaryOperator<Image> change) {
    Map<UUID, StoredImage> changed = new HashMap<>();
    ((Map<?, ?>) answer)
        .values()
        .forEach(each -> {
          var stored = (StoredImage) each;
          changed.put(
              stored.id(),
              new StoredImage(
                  stored.id(), stored.jobId(), stored.index(), change.apply(stored.image())));
        });
    return changed;
  }

  private static Object eachJob(Object answer, UnaryOperator<Job.Known> change) {
    Map<UUID, StoredJob> changed = new HashMap<>();
    ((Map<?, ?>) answer)
        .forEach((id, each) -> {
          var stored = (StoredJob) each;
          changed.put((UUID) id, new StoredJob(change.apply(stored.job()), stored.sequence()));
        });
    return changed;
  }
}
