package imagefactory.local.run;

import imagefactory.local.client.Job;
import imagefactory.local.client.Job.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a job's progress looks. Pure: a job in, lines out.
record Bars(int columns, boolean unicode) {

  private static final int LABEL = 11;
  private static final int NARROWEST = 10;
  private static final int WIDEST = 40;

  /// One bar for the job, and one for its current generation if it has several.
  List<String> of(Job job) {
    var bars = new ArrayList<Bar>();
    bars.add(new Bar("overall", overall(job), overallNote(job)));
    Generation generation = generation(job);
    if (generation != null && generation.total() > 1) {
      String which = "%d of %d".formatted(generation.current(), generation.total());
      bars.add(new Bar("generation", generation.percent(), which));
    }
    int longest = bars.stream().mapToInt(bar -> bar.note().length()).max().orElse(0);
    // Label, bar, " 100 %  " and the note.
    int width = Math.clamp(columns - LABEL - longest - 9, NARROWEST, WIDEST);
    return bars.stream().map(bar -> line(bar, width)).toList();
  }

  private record Bar(String label, double percent, String note) {}

  /// The same in words, for a log or a pipe.
  static String words(Job job) {
    Generation generation = generation(job);
    String round =
        generation == null || generation.total() <= 1
            ? ""
            : ", generation %d of %d".formatted(generation.current(), generation.total());
    return "%s: %d %%%s, %s".formatted(job.status(), (int) overall(job), round, images(job));
  }

  private static double overall(Job job) {
    return job.progress() == null ? 0 : job.progress().percent();
  }

  private static @Nullable Generation generation(Job job) {
    return job.progress() == null ? null : job.progress().generation();
  }

  private static String overallNote(Job job) {
    return job.status().equals("running") ? images(job) : job.status() + ", " + images(job);
  }

  private static String images(Job job) {
    String failed = job.failedImages() == 0 ? "" : " (%d failed)".formatted(job.failedImages());
    return "%d of %d images%s".formatted(job.finishedImages(), job.totalImages(), failed);
  }

  private String line(Bar bar, int width) {
    double within = Math.clamp(bar.percent(), 0, 100);
    int full = (int) Math.round(width * within / 100);
    String drawn = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(width - full);
    String text =
        String.format(
            Locale.ROOT, "%-11s%s %3d %%  %s", bar.label(), drawn, (int) within, bar.note());
    return text.length() <= columns ? text : text.substring(0, columns);
  }
}
