package imagefactory.local.client;

/// A service understood the request and said no.
public final class Refused extends Exception {

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
