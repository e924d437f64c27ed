package imagefactory.pixels;

import imagefactory.pixels.Decoding.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process that takes a thousand images through memory, and says how much of it it then has, in
/// kB, after the first three hundred and at the end.
final class Worn {
  private static final int WARM_UP = 300;
  private static final int IMAGES = 1_000;

  /// Finding a palette takes as long as all the rest.
  private static final int PALETTE_EVERY = 25;

  private Worn() {}

  public static void main(String[] none) throws IOException {
    Engine engine = Engine.here();
    var decoder = new Decoder(engine, Limits.DEFAULT);
    Bitmap picture = Specimens.ramps(160, 120);
    Encoding[] encodings = {new Encoding.Jpg(90), new Encoding.Png(100, 1), new Encoding.Webp(80)};
    Encoding palette = new Encoding.Png(80, 1);
    long worn = 0;
    for (int i = 0; i < IMAGES; i++) {
      Encoding encoding = i % PALETTE_EVERY == 0 ? palette : encodings[i % encodings.length];
      byte[] file = engine.encode(picture, encoding);
      if (!(decoder.decode(file) instanceof Decoded(var read, _))
          || read.width() != picture.width()) {
        throw new IllegalStateException("image %d was not read back".formatted(i));
      }
      file[file.length / 2]++;
      var _ = decoder.decode(file);
      if (i == WARM_UP) {
        worn = resident();
      }
    }
    System.out.println(worn + " " + resident());
  }

  private static long resident() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
