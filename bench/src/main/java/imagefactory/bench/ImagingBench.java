package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.bench.ImagingWork.Taken;
import imagefactory.images.painter.Brief;
import imagefactory.images.painter.Painter;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A png becomes a finished image, saturation 1.2 and sharpened: processor time and images a
/// second, beside sharp, which does the same with the same libvips, in turns.
final class ImagingBench implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 12;
  private static final int[] SIDES = {1024, 2048};
  private static final Map<Format, Double> TARGETS =
      new EnumMap<>(Map.of(Format.JPG, 0.45, Format.PNG, 0.55, Format.WEBP, 0.65));

  @Override
  public void run() throws IOException {
    System.out.println("ours: " + Engine.here().description());
    if (Engine.here().limited()) {
      System.out.println("skipped: without libvips there is nothing to compare");
      return;
    }
    try (SharpPeer sharp = SharpPeer.start(Path.of(System.getenv("FACTORY_ROOT")))) {
      System.out.println("peer: " + sharp.name());
      beside(sharp);
    } catch (IOException e) {
      System.out.println("skipped: sharp does not run here: " + e.getMessage());
    }
  }

  private static void beside(SharpPeer sharp) throws IOException {
    var ours = new OurImaging();
    System.out.printf(
        "%-16s %23s %29s %19s %19s%n",
        "", "CPU ms an image", "read and write alone", "images/s, 1 thread", "2 threads");
    System.out.printf(
        "%-16s %7s %7s %7s %14s %14s %9s %9s %9s %9s%n",
        "", "ours", "sharp", "ratio", "ours", "sharp", "ours", "sharp", "ours", "sharp");
    for (int side : SIDES) {
      Path file = painted(side);
      try {
        for (Format format : Format.values()) {
          int images = side > 1024 ? 3 : 8;
          print(side, format, file, images, ours, sharp);
        }
      } finally {
        Files.delete(file);
      }
    }
  }

  private static void print(
      int side, Format format, Path file, int images, OurImaging ours, SharpPeer sharp) {
    ours.run(new ImagingWork(file, format, true, WARM_UP, 1));
    Sides toned = rounds(new ImagingWork(file, format, true, images, 1), ours, sharp);
    Sides alone = rounds(new ImagingWork(file, format, false, images, 1), ours, sharp);
    Sides both = rounds(new ImagingWork(file, format, true, 2 * images, 2), ours, sharp);
    System.out.printf(
        "%-16s %7.1f %7.1f %7.2f %14.1f %14.1f %9.1f %9.1f %9.1f %9.1f   (expected at most %.2f)%n",
        side + "² " + format.extension(),
        toned.ours().cpuMillis(),
        toned.sharp().cpuMillis(),
        toned.ours().cpuMillis() / toned.sharp().cpuMillis(),
        alone.ours().cpuMillis(),
        alone.sharp().cpuMillis(),
        toned.ours().perSecond(),
        toned.sharp().perSecond(),
        both.ours().perSecond(),
        both.sharp().perSecond(),
        TARGETS.get(format));
  }

  /// Medians of rounds in turns.
  private static Sides rounds(ImagingWork work, OurImaging ours, SharpPeer sharp) {
    var both =
        IntStream.range(0, ROUNDS)
            .mapToObj(_ -> new Sides(ours.run(work), sharp.run(work)))
            .toList();
    Function<Function<Sides, Taken>, Taken> median =
        side -> {
          ToDoubleFunction<ToDoubleFunction<Taken>> of =
              figure ->
                  Percentiles.of(both.stream().map(side).mapToDouble(figure).toArray()).median();
          return new Taken(of.applyAsDouble(Taken::cpuMillis), of.applyAsDouble(Taken::perSecond));
        };
    return new Sides(median.apply(Sides::ours), median.apply(Sides::sharp));
  }

  private static Path painted(int side) throws IOException {
    var picture = new Painter().paint(new Brief("a lighthouse at dusk", 42, side, side));
    return Files.write(Files.createTempFile("bench-", ".png"), Encoder.png(picture, 6));
  }

  private record Sides(Taken ours, Taken sharp) {}
}
