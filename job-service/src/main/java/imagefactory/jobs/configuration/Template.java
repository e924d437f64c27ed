package imagefactory.jobs.configuration;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A prompt with `${{Column}}` where a row's word goes.
record Template(String text) {
  private static final Pattern COLUMN = Pattern.compile("\\$\\{\\{([^}]*)}}");

  List<String> columns() {
    return COLUMN.matcher(text).results().map(Template::column).distinct().toList();
  }

  /// All columns that the template names are there.
  String filled(List<String> columns, List<String> row) {
    return COLUMN
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(row.get(columns.indexOf(column(found)))));
  }

  private static String column(MatchResult found) {
    return found.group(1).strip();
  }
}
