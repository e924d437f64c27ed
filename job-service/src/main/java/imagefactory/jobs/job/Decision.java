package imagefactory.jobs.job;

import imagefactory.contracts.JobEvent;
import java.util.List;

/// The answer to a command: what happened (perhaps nothing), or why it could not.
public sealed interface Decision {
  record Happened(List<JobEvent> events) implements Decision {
    public Happened {
      events = List.copyOf(events);
    }
  }

  record Refused(Reason reason, String expected) implements Decision {}

  /// Why a command was refused.
  enum Reason {
    JOB_UNKNOWN,
    JOB_EXISTS,
    JOB_NOT_QUEUED,
    JOB_NOT_RUNNING,
    JOB_NOT_PAUSED,
    JOB_OVER,
    JOB_NOT_OVER,
    IMAGE_UNKNOWN,
    IMAGE_IN_FLIGHT,
    IMAGE_APPROVED,
    IMAGE_HAS_NO_FILE,
    IMAGE_WAITS_ALREADY
  }

  static Decision happened(JobEvent... events) {
    return new Happened(List.of(events));
  }

  static Decision nothing() {
    return new Happened(List.of());
  }

  static Decision refused(Reason reason, String expected) {
    return new Refused(reason, expected);
  }
}
