package imagefactory.jobs.writer;

import imagefactory.contracts.Settings;
import imagefactory.jobs.configuration.KeywordTable;
import imagefactory.jobs.job.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Prompts that are asked for in one call: which they are, and what each is about. Prompt i is
/// about row i mod n, in the order that settings and job id give.
record Batch(int number, int first, List<String> subjects) {
  static final int MOST = 20;

  Batch {
    subjects = List.copyOf(subjects);
  }

  int size() {
    return subjects.size();
  }

  /// Counted from 1, as people do.
  String range() {
    return "%d–%d".formatted(first + 1, first + size());
  }

  /// All batches of a job that has a writer.
  static List<Batch> of(Plan plan) {
    Settings settings = plan.settings();
    var writer = settings.promptWriter();
    var keywords = settings.keywords();
    if (writer == null || keywords == null) {
      throw new IllegalArgumentException("expected a job with a prompt writer and keywords");
    }
    Long seed = settings.seed();
    KeywordTable table = KeywordTable.of(keywords);
    List<List<String>> rows =
        table.ordered(
            keywords.order(), seed != null ? seed : plan.jobId().getLeastSignificantBits());
    List<Batch> batches = new ArrayList<>();
    for (int first = 0; first < writer.count(); first += MOST) {
      int end = Math.min(first + MOST, writer.count());
      batches.add(
          new Batch(
              batches.size(),
              first,
              IntStream.range(first, end)
                  .mapToObj(i -> subject(table.columns(), rows.get(i % rows.size())))
                  .toList()));
    }
    return batches;
  }

  /// A column that came as a list needs no name.
  private static String subject(List<String> columns, List<String> row) {
    Stream<String> parts =
        columns.equals(List.of(KeywordTable.ONLY_COLUMN))
            ? row.stream()
            : IntStream.range(0, columns.size())
                .filter(i -> !row.get(i).isEmpty())
                .mapToObj(i -> columns.get(i) + ": " + row.get(i));
    return parts.collect(Collectors.joining("; ")).replaceAll("\\s+", " ");
  }
}
