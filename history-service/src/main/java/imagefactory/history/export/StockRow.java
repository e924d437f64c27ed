package imagefactory.history.export;

import imagefactory.contracts.Description;
import imagefactory.contracts.StoredFile;
import imagefactory.history.export.StockProfile.Field;
import imagefactory.history.timeline.Image;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A finished image as a stock site takes it, or why it does not.
record StockRow(boolean isTaken, List<String> values, List<Finding> findings) {
  StockRow {
    values = List.copyOf(values);
    findings = List.copyOf(findings);
  }

  static StockRow of(StockProfile profile, Image image, StoredFile file) {
    return new Check(profile, image, file).row();
  }

  private static final class Check {
    private final StockProfile profile;
    private final Image image;
    private final StoredFile file;
    private final String name;
    private final Description words;
    private final List<Finding> findings = new ArrayList<>();
    private boolean taken = true;

    Check(StockProfile profile, Image image, StoredFile file) {
      this.profile = profile;
      this.image = image;
      this.file = file;
      this.name = file.key().substring(file.key().lastIndexOf('/') + 1);
      Image.Finish finish = image.finish();
      this.words =
          finish == null || finish.metadata() == null
              ? new Description("", "", List.of())
              : finish.metadata();
    }

    StockRow row() {
      if (!profile.formats().isEmpty() && !profile.formats().contains(file.format())) {
        leftOut("Format", "expected " + profile.formats() + ", but found " + file.format());
      }
      long pixels = (long) file.width() * file.height();
      if (pixels < profile.leastPixels()) {
        leftOut(
            "Size",
            "expected at least %d pixels, but found %d".formatted(profile.leastPixels(), pixels));
      }
      List<String> values = profile.columns().stream().map(this::value).toList();
      return new StockRow(taken, values, findings);
    }

    private String value(Field field) {
      return switch (field.from()) {
        case FILE -> fileName(field);
        case TITLE -> required(field, words.title());
        case DESCRIPTION -> required(field, words.description());
        case KEYWORDS -> keywords(field);
        case PROMPT -> cut(field, image.brief() == null ? "" : image.brief().prompt());
        case MODEL -> cut(field, image.provider() == null ? "" : image.provider());
        case NOTHING -> "";
      };
    }

    private String fileName(Field field) {
      String taken = shortened(harmless(name), field.longest());
      if (!taken.equals(name)) {
        found(
            field.header(),
            Finding.Code.RENAMED,
            "expected at most %d characters: upload the file as %s"
                .formatted(field.longest(), taken));
      }
      return taken;
    }

    /// The end of the id keeps two shortened names apart.
    private String shortened(String whole, int longest) {
      if (longest == 0 || whole.length() <= longest) {
        return whole;
      }
      String id = image.id().toString();
      String end = "-" + id.substring(id.length() - 6) + "." + file.format();
      return whole.substring(0, longest - end.length()) + end;
    }

    private String required(Field field, String text) {
      String value = cut(field, text);
      if (value.isEmpty()) {
        leftOut(field.header(), "expected a text, but there is none");
      }
      return value;
    }

    private String keywords(Field field) {
      Set<String> keywords = new LinkedHashSet<>(field.always());
      words.tags().stream()
          .map(tag -> harmless(tag).replace(profile.keywordSeparator().strip(), " ").strip())
          .filter(tag -> !tag.isEmpty())
          .forEach(keywords::add);
      if (keywords.size() < field.least()) {
        leftOut(
            field.header(),
            "expected at least %d, but found %d".formatted(field.least(), keywords.size()));
      }
      if (field.most() > 0 && keywords.size() > field.most()) {
        found(
            field.header(),
            Finding.Code.CUT,
            "expected at most %d, but found %d; the last were left out"
                .formatted(field.most(), keywords.size()));
      }
      long most = field.most() == 0 ? Long.MAX_VALUE : field.most();
      return String.join(profile.keywordSeparator(), keywords.stream().limit(most).toList());
    }

    /// At the end of a word where there is one.
    private String cut(Field field, String text) {
      String value = harmless(text);
      if (field.longest() == 0 || value.length() <= field.longest()) {
        return value;
      }
      String start = value.substring(0, field.longest());
      int space = start.lastIndexOf(' ');
      found(
          field.header(),
          Finding.Code.CUT,
          "expected at most %d characters, but found %d"
              .formatted(field.longest(), value.length()));
      return (space > field.longest() / 2 ? start.substring(0, space) : start).strip();
    }

    /// On one line, and without what starts a formula: a site would show an apostrophe.
    private static String harmless(String text) {
      String line = Cell.printable(text).replaceAll("\\s+", " ").strip();
      while (Cell.startsFormula(line)) {
        line = line.substring(1).strip();
      }
      return line;
    }

    private void leftOut(String column, String why) {
      taken = false;
      found(column, Finding.Code.LEFT_OUT, why);
    }

    private void found(String column, Finding.Code code, String message) {
      findings.add(new Finding(image.id(), name, column, code, message));
    }
  }
}
