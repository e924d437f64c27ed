package imagefactory.local.run;

/// What a script may go by.
public enum ExitCode {
  COMPLETED(0),
  BAD_FILE(2),
  JOB_FAILED(3),
  STACK_FAILED(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
