package imagefactory.verdicts.verdict;

/// What was seen when the file was looked at.
public record Measurements(Print print, Looks looks) {
  public String sha256() {
    return print.sha256();
  }

  public int width() {
    return print.width();
  }

  public int height() {
    return print.height();
  }

  public double ratio() {
    return width() / (double) height();
  }
}
