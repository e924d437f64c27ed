package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.contracts.Settings.Checks;
import imagefactory.images.painter.Brief;
import imagefactory.images.painter.Painter;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Encoding;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Limits;
import imagefactory.verdicts.measure.Measuring;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.NoDuplicate;
import imagefactory.verdicts.verdict.Order;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Rules;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// All technical checks of an image, from its file's bytes to the verdict, beside its decoding
/// alone, in turns; then how quickly an image that looks the same is found among a million.
final class QualityBench implements Benchmark {
  private static final int SIDE = 1024;
  private static final int WARM_UP = 6;
  private static final int ROUNDS = 15;
  private static final int IMAGES = 8;
  private static final double WANTED = 1.4;
  private static final Order ORDER = Order.trial("1:1", new Checks(true, true, true, true));
  private static final UUID JOB = new UUID(0, 1);

  private final Decoder decoder = new Decoder(Limits.DEFAULT);
  private final Rules rules = new Rules(0.05, 16, 2.0, 0.98, 5.0, 3, 2.5);
  private final Panel panel = Panel.of(rules);
  private final NoDuplicate noDuplicate = new NoDuplicate(rules);

  @Override
  public void run() throws Exception {
    System.out.println("read by " + Engine.here().description());
    System.out.printf(
        "%-8s %10s %24s %24s%n",
        "1024²", "bytes", "1 thread, ms an image", "2 threads, ms an image");
    System.out.printf(
        "%-19s %8s %8s %6s %8s %8s %6s%n",
        "", "checks", "decoding", "ratio", "checks", "decoding", "ratio");
    Bitmap picture = new Painter().paint(new Brief("a lighthouse at dusk", 42, SIDE, SIDE));
    for (Encoding encoding :
        List.of(
            new Encoding.Png(Encoding.Png.LOSSLESS, 6),
            new Encoding.Jpg(90),
            new Encoding.Webp(85))) {
      if (Engine.here().formats().contains(encoding.format())) {
        byte[] file = Engine.here().encode(picture, encoding);
        var one = measure(file, 1);
        var two = measure(file, 2);
        System.out.printf(
            "%-8s %10d %8.1f %8.1f %6.2f %8.1f %8.1f %6.2f   (expected at most %.1f)%n",
            encoding.format().extension(),
            file.length,
            one.checks(),
            one.decoding(),
            one.ratio(),
            two.checks(),
            two.decoding(),
            two.ratio(),
            WANTED);
      }
    }
    new PaintingsBench(panel, noDuplicate).run();
    new PrintsBench().run();
  }

  /// Milliseconds of the clock for one image.
  private record Pace(double checks, double decoding) {
    double ratio() {
      return checks / decoding;
    }
  }

  private Pace measure(byte[] file, int threads) throws InterruptedException, ExecutionException {
    double[] checks = new double[ROUNDS];
    double[] decoding = new double[ROUNDS];
    try (var hands = Executors.newFixedThreadPool(threads)) {
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        double checked = round(file, threads, hands, this::check);
        double decoded = round(file, threads, hands, this::decode);
        if (round >= 0) {
          checks[round] = checked;
          decoding[round] = decoded;
        }
      }
    }
    return new Pace(Percentiles.of(checks).median(), Percentiles.of(decoding).median());
  }

  private static double round(
      byte[] file, int threads, ExecutorService hands, ToIntFunction<byte[]> work)
      throws InterruptedException, ExecutionException {
    int images = IMAGES * threads;
    long began = System.nanoTime();
    var all =
        IntStream.range(0, images)
            .mapToObj(_ -> hands.submit(() -> work.applyAsInt(file)))
            .toList();
    for (var each : all) {
      each.get();
    }
    return (System.nanoTime() - began) / 1e6 / images;
  }

  private int decode(byte[] file) {
    return picture(file).width();
  }

  private int check(byte[] file) {
    var measured = new Measured(Measuring.of(file, picture(file)));
    var findings = panel.inspect(ORDER, measured);
    var last = noDuplicate.inspect(JOB, measured.measurements().print(), List.of());
    boolean passed =
        last.verdict().passed() && findings.stream().allMatch(each -> each.verdict().passed());
    if (!passed) {
      throw new IllegalStateException("expected a picture that passes, found " + findings);
    }
    return findings.size();
  }

  private Bitmap picture(byte[] file) {
    return decoder.decode(file) instanceof Decoded(var bitmap, _) ? bitmap : Bitmap.blank(1, 1);
  }
}
