package imagefactory.history.export;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.StoredFile;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class StockFilesTest {
  private static final List<String> SEVEN =
      List.of("sea", "sky", "dusk", "light", "tower", "coast", "wave");

  private final List<ByteArrayOutputStream> files = new ArrayList<>();

  @Test
  void adobe_gets_file_title_and_keywords() throws IOException {
    StockReport report = write("adobe-stock", Made.image(0, "A lighthouse", SEVEN));

    List<CSVRecord> rows = rows(0, ',');
    assertThat(rows.getFirst().toList())
        .containsExactly("Filename", "Title", "Keywords", "Category", "Releases");
    assertThat(rows.get(1).toList())
        .containsExactly("image-0.jpg", "A lighthouse", String.join(", ", SEVEN), "", "");
    assertThat(report.images()).isEqualTo(1);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void what_is_too_long_is_cut_and_told() throws IOException {
    List<String> tags = IntStream.range(0, 60).mapToObj(i -> "word" + i).toList();
    StockReport report =
        write(
            "adobe-stock",
            Made.image(
                1, "final/j/" + "lighthouse".repeat(4) + ".jpg", "lighthouse ".repeat(9), tags));

    CSVRecord row = rows(0, ',').get(1);
    assertThat(row.get(0)).hasSizeLessThanOrEqualTo(30).endsWith("000001.jpg");
    assertThat(row.get(1)).hasSizeLessThanOrEqualTo(70).endsWith("lighthouse");
    assertThat(row.get(2).split(", ", -1)).hasSize(50).startsWith("word0").endsWith("word49");
    assertThat(report.cut()).isEqualTo(1);
    assertThat(report.findings())
        .extracting(Finding::column)
        .containsExactly("Filename", "Title", "Keywords");
    assertThat(report.findings().getFirst().code()).isEqualTo(Finding.Code.RENAMED);
    assertThat(report.findings().getFirst().message()).contains(row.get(0));
  }

  @Test
  void shutterstock_leaves_out_what_it_would_refuse() throws IOException {
    StockReport report =
        write(
            "shutterstock",
            Made.image(0, "Fine", SEVEN),
            Made.image(1, "Few words", List.of("sea")),
            Made.image(
                2, new StoredFile("final/j/s.jpg", "jpg", 1024, 1024, 9, "a"), "Small", SEVEN),
            Made.image(
                3, new StoredFile("final/j/p.png", "png", 4096, 4096, 9, "a"), "A png", SEVEN));

    assertThat(rows(0, ',')).hasSize(2);
    assertThat(report.images()).isEqualTo(1);
    assertThat(report.leftOut()).isEqualTo(3);
    assertThat(report.findings())
        .extracting(Finding::column)
        .containsExactly("Keywords", "Size", "Format");
  }

  @Test
  void freepik_gets_semicolons_its_mark_and_no_byte_order_mark() throws IOException {
    write("freepik", Made.image(0, "Dusk; a study", SEVEN));

    assertThat(files.getFirst().toByteArray()[0]).isEqualTo((byte) 'F');
    CSVRecord row = rows(0, ';').get(1);
    assertThat(row.get(1)).isEqualTo("Dusk; a study");
    assertThat(row.get(2).split(",", -1)).hasSize(8).startsWith("_ai_generated");
    assertThat(row.get(3)).isEqualTo("a prompt");
    assertThat(row.get(4)).isEqualTo("embedded");
  }

  @Test
  void a_cell_starts_no_formula_and_shows_no_apostrophe() throws IOException {
    write("adobe-stock", Made.image(0, "=+ Dusk", List.of("@sea", "-sky", "light, house")));

    assertThat(rows(0, ',').get(1).toList()).contains("Dusk", "sea, sky, light  house");
  }

  @Test
  void only_finished_images_are_sold() throws IOException {
    StockReport report = write("adobe-stock", Made.rejected(0));

    assertThat(rows(0, ',')).hasSize(1);
    assertThat(report.images() + report.leftOut()).isZero();
  }

  @Test
  void the_next_file_begins_where_a_limit_is_reached() throws IOException {
    Image[] images =
        IntStream.range(0, 5001).mapToObj(i -> Made.image(i, "Dusk", SEVEN)).toArray(Image[]::new);
    StockReport rows = write("adobe-stock", images);
    assertThat(rows.files()).isEqualTo(2);
    assertThat(rows(0, ',')).hasSize(5001);
    assertThat(rows(1, ',')).hasSize(2);

    files.clear();
    List<String> wordy = IntStream.range(0, 50).mapToObj(i -> "w".repeat(20) + i).toList();
    Image[] big =
        IntStream.range(0, 1000).mapToObj(i -> Made.image(i, "Dusk", wordy)).toArray(Image[]::new);
    StockReport bytes = write("adobe-stock", big);
    assertThat(bytes.files()).isEqualTo(2);
    assertThat(files).allSatisfy(file -> assertThat(file.size()).isLessThan(1_000_001));
  }

  private StockReport write(String profile, Image... images) throws IOException {
    return StockFiles.write(
        Made.job("stock", Stories.settings(1, 1), List.of(images)),
        StockProfile.named(profile).orElseThrow(),
        _ -> {
          files.add(new ByteArrayOutputStream());
          return files.getLast();
        });
  }

  private List<CSVRecord> rows(int file, char separator) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(separator)
        .get()
        .parse(new StringReader(files.get(file).toString(StandardCharsets.UTF_8)))
        .getRecords();
  }
}
