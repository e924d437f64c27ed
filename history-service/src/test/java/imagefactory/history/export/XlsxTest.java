package imagefactory.history.export;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.Settings;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.Stories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/// Workbooks as a reader of its own reads them back.
class XlsxTest {
  private static final int MANY = 100_000;

  @Test
  void has_a_summary_the_images_and_the_settings_in_words() throws IOException {
    byte[] book = written(Made.job(Made.image(0, "Dusk", List.of("sea", "sky"))));

    Map<String, String> summary = pairs(book, "Summary");
    assertThat(summary)
        .containsEntry("Label", "dusk")
        .containsEntry("Status", "completed")
        .containsEntry("Successful", "4")
        .containsEntry("Cost", "0.0160");
    Map<String, String> settings = pairs(book, "Settings");
    assertThat(settings)
        .containsEntry("Setting", "Value")
        .containsEntry("JPG quality", "90")
        .containsEntry("Remove background", "Off")
        .containsEntry("Aspect ratios", "1:1")
        .containsEntry("Provider: options: size", "256");
    List<Map<String, String>> images = table(book, "Images");
    assertThat(images).hasSize(1);
    assertThat(images.getFirst())
        .containsEntry("Image", "1")
        .containsEntry("Title", "Dusk")
        .containsEntry("Tags", "sea, sky")
        .containsEntry("File", "final/j/image-0.jpg");
  }

  @Test
  void tells_of_final_paths_alone() throws IOException {
    byte[] book = written(Made.job(Made.rejected(0)));

    assertThat(table(book, "Images").getFirst())
        .containsEntry("Verdict", "blank")
        .doesNotContainKey("File");
    assertThat(allTexts(book)).noneMatch(text -> text.contains("temp/"));
  }

  @Test
  void has_no_formula_whatever_people_wrote() throws IOException {
    String evil = "=HYPERLINK(\"http://example.org\")";
    JobExport job =
        Made.job(
            evil, Stories.settings(1, 1), List.of(Made.image(0, evil, List.of(evil, "+1", "@x"))));

    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written(job)))) {
      for (var sheet : book.getSheets().toList()) {
        for (Row row : sheet.read()) {
          for (Cell cell : row) {
            assertThat(cell == null ? CellType.EMPTY : cell.getType())
                .isNotEqualTo(CellType.FORMULA);
            if (cell != null && cell.getType() == CellType.STRING) {
              assertThat(imagefactory.history.export.Cell.startsFormula(cell.getText())).isFalse();
            }
          }
        }
      }
    }
  }

  @Test
  void tells_no_secret_of_a_provider_and_not_how_images_are_titled() throws IOException {
    Settings plain = Stories.settings(1, 1);
    Settings settings =
        new Settings(
            plain.prompts(),
            null,
            null,
            null,
            1,
            1,
            plain.aspectRatios(),
            null,
            new Settings.Provider("painter", Map.of("apiKey", "hush", "steps", 4)),
            plain.quality(),
            plain.processing(),
            new Settings.Metadata(true, "title it my way"),
            plain.limits());
    JobExport job = Made.job("quiet", settings, List.of());

    for (Format format : List.of(Format.XLSX, Format.JSON)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      format.write(job, out);
      List<String> told =
          format == Format.XLSX
              ? allTexts(out.toByteArray())
              : List.of(out.toString(StandardCharsets.UTF_8));
      assertThat(told).noneMatch(text -> text.contains("hush") || text.contains("my way"));
      assertThat(told).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("steps"));
    }
  }

  /// Each row has 32 bytes that cannot be compressed: what has not gone out is held.
  @Test
  void writes_a_hundred_thousand_images_while_it_reads_them() throws IOException {
    Counted out = new Counted();
    Random random = new Random(3);
    Iterator<Image> images =
        IntStream.range(0, MANY)
            .mapToObj(i -> {
              assertThat(out.written).isGreaterThanOrEqualTo(32L * Math.max(0, i - 3000));
              return unlike(i, random);
            })
            .iterator();
    Format.XLSX.write(Made.job("many", Stories.settings(1, 1), () -> images), out);

    try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(out.bytes.toByteArray()));
        Stream<Row> rows = book.findSheet("Images").orElseThrow().openStream()) {
      assertThat(rows.count()).isEqualTo(MANY + 1);
    }
  }

  private static Image unlike(int index, Random random) {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    String hex = HexFormat.of().formatHex(hash);
    return Made.image(index, "final/j/" + hex + ".jpg", "Dusk", List.of("sea"));
  }

  private static final class Counted extends OutputStream {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long written;

    @Override
    public void write(int b) {
      written++;
      bytes.write(b);
    }

    @Override
    public void write(byte[] more, int from, int length) {
      written += length;
      bytes.write(more, from, length);
    }
  }

  private static byte[] written(JobExport job) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.XLSX.write(job, out);
    return out.toByteArray();
  }

  private static Map<String, String> pairs(byte[] bytes, String name) throws IOException {
    return rows(bytes, name).stream()
        .collect(toMap(row -> row.getCellText(0), row -> row.getCellText(1)));
  }

  private static List<Map<String, String>> table(byte[] bytes, String name) throws IOException {
    List<Row> rows = rows(bytes, name);
    Row head = rows.getFirst();
    return rows.stream()
        .skip(1)
        .map(row ->
            IntStream.range(0, row.getCellCount())
                .filter(row::hasCell)
                .boxed()
                .collect(toMap(head::getCellText, row::getCellText)))
        .toList();
  }

  private static List<Row> rows(byte[] bytes, String name) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return book.findSheet(name).orElseThrow().read();
    }
  }

  private static List<String> allTexts(byte[] bytes) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String sheet : List.of("Summary", "Images", "Settings")) {
      for (Row row : rows(bytes, sheet)) {
        row.stream().filter(cell -> cell != null).map(Cell::getText).forEach(texts::add);
      }
    }
    return texts;
  }
}
