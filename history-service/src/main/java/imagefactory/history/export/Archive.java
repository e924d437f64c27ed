package imagefactory.history.export;

import imagefactory.contracts.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Many jobs in one ZIP, each in files of its own, written one after the other.
public final class Archive {
  private Archive() {}

  public static void write(Iterable<JobExport> jobs, Format format, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(new StaysOpen(out))) {
      String suffix = "." + format.name().toLowerCase(Locale.ROOT);
      for (JobExport job : jobs) {
        zip.putNextEntry(new ZipEntry(job.fileName() + suffix));
        format.write(job, zip);
        zip.closeEntry();
      }
    }
  }

  /// What fits into one file, as a check has found: images may be approved in the meantime.
  public static void writeOne(JobExport job, StockProfile profile, OutputStream out)
      throws IOException {
    StockFiles.write(
        job,
        profile,
        number -> {
          if (number > 1) {
            throw new IOException("there is more than one file by now");
          }
          return out;
        });
  }

  /// With a report of what was cut and left out beside the files.
  public static void write(Iterable<JobExport> jobs, StockProfile profile, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(new StaysOpen(out))) {
      List<StockReport> reports = new ArrayList<>();
      for (JobExport job : jobs) {
        reports.add(
            StockFiles.write(
                job,
                profile,
                number -> {
                  zip.putNextEntry(new ZipEntry("%s-%d.csv".formatted(job.fileName(), number)));
                  return zip;
                }));
      }
      zip.putNextEntry(new ZipEntry("report.json"));
      zip.write(Json.write(reports));
      zip.closeEntry();
    }
  }
}
