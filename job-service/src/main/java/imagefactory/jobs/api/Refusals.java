package imagefactory.jobs.api;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.Decision.Reason;
import imagefactory.kit.problem.ProblemException;

/// How a refusal is told over HTTP.
final class Refusals {
  private Refusals() {}

  static void check(Decision decision) {
    if (decision instanceof Decision.Refused(var reason, var expected)) {
      throw reason == Reason.JOB_UNKNOWN
          ? ProblemException.notFound(expected)
          : new ProblemException(409, LowerCaseEnums.nameOf(reason), expected);
    }
  }
}
