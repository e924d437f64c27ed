package imagefactory.images.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.pixels.Bitmap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pictures as they are kept in the repository: the mean colour of each of 4 × 3 blocks, eight hex
/// digits a block. `-Dgolden.update` writes them anew.
final class BlockMeans {
  private static final Path FILE =
      Path.of(System.getProperty("factory.root"))
          .resolve("image-service/src/test/resources/golden/imaging.txt");
  private static final boolean UPDATES = Boolean.getBoolean("golden.update");
  private static final int ACROSS = 4;
  private static final int DOWN = 3;

  /// Another version of a codec may round otherwise.
  private static final int TOLERANCE = 1;

  private final SortedMap<String, String> lines = new TreeMap<>();

  static BlockMeans stored() throws IOException {
    var stored = new BlockMeans();
    if (Files.exists(FILE)) {
      for (String line : Files.readAllLines(FILE)) {
        int colon = line.indexOf(": ");
        stored.lines.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return stored;
  }

  void check(String name, Bitmap picture) {
    byte[] found = means(picture);
    if (UPDATES) {
      lines.put(name, HexFormat.of().formatHex(found));
      write();
      return;
    }
    assertThat(lines).as("golden means").containsKey(name);
    byte[] expected = HexFormat.of().parseHex(lines.get(name));
    for (int i = 0; i < found.length; i++) {
      assertThat(Math.abs((found[i] & 0xFF) - (expected[i] & 0xFF)))
          .as("%s, block %d, channel %d", name, i / 4, i % 4)
          .isLessThanOrEqualTo(TOLERANCE);
    }
  }

  private void write() {
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(
          FILE, lines.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Red, green, blue by what is seen of them, then alpha.
  private static byte[] means(Bitmap picture) {
    long[] sums = new long[ACROSS * DOWN * 4];
    long[] pixels = new long[ACROSS * DOWN];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int block = y * DOWN / picture.height() * ACROSS + x * ACROSS / picture.width();
        int pixel = picture.at(x, y);
        int alpha = pixel >>> 24;
        for (int channel = 0; channel < 3; channel++) {
          sums[block * 4 + channel] += ((pixel >> (16 - 8 * channel)) & 0xFF) * alpha / 255;
        }
        sums[block * 4 + 3] += alpha;
        pixels[block]++;
      }
    }
    byte[] means = new byte[sums.length];
    for (int i = 0; i < sums.length; i++) {
      means[i] = (byte) (sums[i] / pixels[i / 4]);
    }
    return means;
  }
}
