package imagefactory.jobs.configuration;

import imagefactory.contracts.Settings;
import imagefactory.jobs.form.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The prompts of a job in the order in which its generations take them: as written, or a row of
/// keywords each in the template's `${{Column}}`.
final class PromptList {
  static final int LONGEST_CSV = 200_000;
  private static final Pattern COLUMN = Pattern.compile("\\$\\{\\{\\s*([^}]*?)\\s*}}");
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .get();

  private PromptList() {}

  static List<String> of(
      List<String> prompts,
      Settings.@Nullable Keywords keywords,
      @Nullable String template,
      long seed,
      Form form) {
    if (!form.has("prompts") && !form.has("keywords")) {
      form.mistake("prompts", "expected prompts, or keywords with a template");
    }
    if (form.has("prompts") && form.has("keywords")) {
      form.mistake("keywords", "expected either prompts or keywords, found both");
    }
    if (form.has("keywords") && !form.has("template")) {
      form.mistake("template", "expected a template that names columns as ${{Column}}");
    }
    if (form.has("template") && !form.has("keywords")) {
      form.mistake("keywords", "expected keywords for the template");
    }
    if (keywords == null || template == null) {
      return prompts;
    }
    List<String> rendered = rendered(keywords.csv(), template, form);
    if (keywords.order() == Settings.Order.RANDOM) {
      Collections.shuffle(rendered, new Random(seed));
    }
    return rendered;
  }

  private static List<String> rendered(String csv, String template, Form form) {
    List<String> prompts = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(csv, CSV)) {
      List<String> columns = rows.getHeaderNames();
      List<String> wanted = COLUMN.matcher(template).results().map(each -> each.group(1)).toList();
      for (String column : wanted) {
        if (!columns.contains(column)) {
          form.mistake(
              "template",
              "unknown column %s, expected one of %s"
                  .formatted(column, String.join(", ", columns)));
          return prompts;
        }
      }
      if (wanted.isEmpty()) {
        form.mistake("template", "expected at least one column as ${{Column}}");
      }
      for (CSVRecord row : rows) {
        if (!row.isConsistent()) {
          form.mistake(
              "keywords.csv",
              "expected %d columns in row %d, found %d"
                  .formatted(columns.size(), row.getRecordNumber(), row.size()));
          return prompts;
        }
        prompts.add(filled(template, new TreeMap<>(row.toMap())));
      }
      if (prompts.isEmpty()) {
        form.mistake("keywords.csv", "expected at least one row below the header");
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      form.mistake("keywords.csv", "expected CSV with a header line: " + e.getMessage());
    }
    return prompts;
  }

  private static String filled(String template, Map<String, String> row) {
    return COLUMN
        .matcher(template)
        .replaceAll((MatchResult found) ->
            Matcher.quoteReplacement(String.valueOf(row.get(found.group(1)))));
  }
}
