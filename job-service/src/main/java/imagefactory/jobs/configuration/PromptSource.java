package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.Settings;
import imagefactory.jobs.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a job's prompts come from: written out, rows of keywords in a template, or rows of
/// keywords that a language model turns into prompts.
record PromptSource(
    List<String> prompts,
    Settings.@Nullable Keywords keywords,
    @Nullable KeywordTable table,
    @Nullable String template,
    @Nullable Integer toWrite,
    @Nullable String instructions) {
  static final int LONGEST_CSV = 200_000;
  static final int LONGEST_PROMPT = 4_000;
  private static final int MOST_PROMPTS = 10_000;
  private static final int LONGEST_KEYWORD = 500;
  private static final int MOST_NAMED = 20;

  static PromptSource read(Form form) {
    List<String> prompts = prompts(form);
    Settings.Keywords keywords = keywords(form);
    String template = form.text("template", LONGEST_PROMPT);
    Form writer = form.part("promptWriter");
    boolean writes = form.has("promptWriter") && writer.flag("enabled", true);
    int count = writer.whole("count", 1, SettingsReader.MOST_GENERATIONS, 0);
    String instructions = writer.text("instructions", LONGEST_PROMPT);
    writer.nothingElse();
    onlyOne(form, writes);
    KeywordTable table = keywords == null ? null : table(keywords, form);
    if (table != null && template != null) {
      checkColumns(new Template(template), table.columns(), form);
    }
    return new PromptSource(
        prompts, keywords, table, template, writes ? Integer.valueOf(count) : null, instructions);
  }

  private static void onlyOne(Form form, boolean writes) {
    if (!form.has("prompts") && !form.has("keywords")) {
      form.mistake(
          writes ? "keywords" : "prompts",
          writes
              ? "expected keywords for the prompt writer"
              : "expected prompts, or keywords with a template");
    }
    if (form.has("prompts") && form.has("keywords")) {
      form.mistake("keywords", "expected either prompts or keywords, found both");
    }
    if (writes && form.has("prompts")) {
      form.mistake("promptWriter", "expected either prompts or a writer of prompts, found both");
    }
    if (writes && form.has("template")) {
      form.mistake("promptWriter", "expected either a template or a writer, found both");
    }
    if (!writes && form.has("keywords") && !form.has("template")) {
      form.mistake("template", "expected a template that names columns as ${{Column}}");
    }
    if (form.has("template") && !form.has("keywords")) {
      form.mistake("keywords", "expected keywords for the template");
    }
  }

  private static List<String> prompts(Form form) {
    return form.has("prompts") ? texts(form, "prompts", LONGEST_PROMPT) : List.of();
  }

  private static List<String> texts(Form form, String field, int longest) {
    JsonNode given = form.get(field);
    if (!given.isArray() || given.isEmpty() || given.size() > MOST_PROMPTS) {
      form.mistake(
          field,
          "expected a list of 1 to %d texts, found %s"
              .formatted(
                  MOST_PROMPTS, given.isArray() ? "a list of " + given.size() : Form.found(given)));
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String text = form.text(given.get(i), form.name(field + "[" + i + "]"), longest);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /// A list may stand for the whole, where its order is as written.
  private static Settings.@Nullable Keywords keywords(Form form) {
    if (!form.has("keywords")) {
      return null;
    }
    if (form.get("keywords").isArray()) {
      List<String> words = texts(form, "keywords", LONGEST_KEYWORD);
      return listed(words, Settings.Order.SEQUENTIAL);
    }
    Form keywords = form.part("keywords");
    boolean listed = keywords.has("list");
    if (listed == keywords.has("csv")) {
      keywords.mistake(
          "csv",
          listed
              ? "expected either a list or CSV, found both"
              : "expected a CSV text with a header line, or a list");
    }
    Settings.Order order = keywords.choice("order", Settings.Order.SEQUENTIAL);
    String csv = keywords.text("csv", LONGEST_CSV);
    List<String> words = listed ? texts(keywords, "list", LONGEST_KEYWORD) : List.of();
    keywords.nothingElse();
    return csv == null
        ? listed(words, order)
        : new Settings.Keywords(KeywordTable.withoutMark(csv), order);
  }

  private static Settings.@Nullable Keywords listed(List<String> words, Settings.Order order) {
    return words.isEmpty() ? null : new Settings.Keywords(KeywordTable.csv(words), order);
  }

  private static @Nullable KeywordTable table(Settings.Keywords keywords, Form form) {
    return switch (KeywordTable.parse(keywords.csv())) {
      case KeywordTable.Parsed.Table(var table) -> table;
      case KeywordTable.Parsed.Mistake(var expected) -> {
        form.mistake("keywords.csv", expected);
        yield null;
      }
    };
  }

  private static void checkColumns(Template template, List<String> columns, Form form) {
    List<String> wanted = template.columns();
    if (wanted.isEmpty()) {
      form.mistake("template", "expected at least one column as ${{Column}}");
    }
    wanted.stream()
        .filter(column -> !columns.contains(column))
        .forEach(column ->
            form.mistake(
                "template",
                "unknown column %s, expected one of %s"
                    .formatted(Form.repeated(column), named(columns))));
  }

  private static String named(List<String> columns) {
    String most =
        columns.stream().limit(MOST_NAMED).map(Form::repeated).collect(Collectors.joining(", "));
    return columns.size() > MOST_NAMED ? most + ", …" : most;
  }

  /// How many prompts there are, or will be; 0 where something is wrong with them.
  int size() {
    if (toWrite != null && toWrite > 0) {
      return toWrite;
    }
    return table == null ? prompts.size() : table.rows().size();
  }

  Settings.@Nullable PromptWriter writer(int generations) {
    if (toWrite == null) {
      return null;
    }
    int count = Math.clamp(size(), 1, SettingsReader.MOST_GENERATIONS);
    return new Settings.PromptWriter(
        toWrite == 0 ? Math.min(count, generations) : count, instructions);
  }

  /// What the generations take in turn: no more than there are generations. Empty where a writer
  /// brings them later.
  List<String> taken(int generations, long shuffle, Form form) {
    if (toWrite != null || table == null || template == null || keywords == null) {
      return prompts;
    }
    var each = new Template(template);
    if (!table.columns().containsAll(each.columns())) {
      return List.of();
    }
    List<List<String>> rows = table.ordered(keywords.order(), shuffle);
    List<String> taken = new ArrayList<>();
    for (List<String> row : rows.subList(0, Math.min(rows.size(), generations))) {
      String prompt = each.filled(table.columns(), row);
      if (prompt.isBlank() || prompt.length() > LONGEST_PROMPT) {
        form.mistake(
            "template",
            "expected prompts of 1 to %d characters, but row %d makes one of %d"
                .formatted(LONGEST_PROMPT, table.rows().indexOf(row) + 1, prompt.strip().length()));
        return List.of();
      }
      taken.add(prompt);
    }
    return taken;
  }
}
