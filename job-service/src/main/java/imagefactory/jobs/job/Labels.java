package imagefactory.jobs.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// What a job is called when nobody named it.
final class Labels {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("'job_'yyyyMMdd'_'HHmmss").withZone(ZoneOffset.UTC);

  private Labels() {}

  static String of(Instant submitted) {
    return FORM.format(submitted);
  }
}
