package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.contracts.Settings.Checks;
import imagefactory.images.painter.Brief;
import imagefactory.images.painter.Painter;
import imagefactory.pixels.Bitmap;
import imagefactory.verdicts.measure.Measuring;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.NoDuplicate;
import imagefactory.verdicts.verdict.Order;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Passed;
import imagefactory.verdicts.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// How many paintings of the embedded provider are rejected: none may be. Each prompt is a job.
record PaintingsBench(Panel panel, NoDuplicate noDuplicate) implements Benchmark {
  private static final int VARIATIONS = 20;
  private static final int SEED = 42;
  private static final Order ORDER = Order.trial(null, new Checks(true, true, true, true));
  private static final List<String> PROMPTS =
      List.of(
          "a lighthouse on a rocky coast at dusk, warm light over a calm sea",
          "a violet and teal nebula with a dense field of stars, deep space, soft glow",
          "a lighthouse at dusk",
          "an owl in forest",
          "minimal abstract background",
          "white fog over snow, high key",
          "black night, new moon",
          "stained glass window of a rose",
          "flowing brush strokes in blue",
          "a city at night in rain",
          "desert dunes at noon",
          "soft gradient pastel",
          "white on white",
          "black on black",
          "a");

  @Override
  public void run() {
    int rejected = PROMPTS.stream().mapToInt(this::rejected).sum();
    System.out.printf(
        "%npaintings: %d judged, %d rejected (expected 0)%n",
        PROMPTS.size() * VARIATIONS, rejected);
  }

  private int rejected(String prompt) {
    UUID job = UUID.randomUUID();
    List<Passed> passed = new ArrayList<>();
    for (Bitmap picture : painted(prompt)) {
      var measurements = Measuring.of(new byte[] {(byte) passed.size()}, picture);
      List<Finding> findings = new ArrayList<>(panel.inspect(ORDER, new Measured(measurements)));
      findings.add(noDuplicate.inspect(job, measurements.print(), passed));
      Verdict verdict = Verdict.of(findings);
      if (verdict.passed()) {
        passed.add(new Passed(UUID.randomUUID(), job, measurements.print()));
      } else {
        System.out.printf("rejected: %s: %s%n", prompt, verdict.reason());
      }
    }
    return VARIATIONS - passed.size();
  }

  private static List<Bitmap> painted(String prompt) {
    return IntStream.range(0, VARIATIONS)
        .parallel()
        .mapToObj(i ->
            new Painter()
                .paint(new Brief(prompt, SEED + i, i % 2 == 0 ? 256 : 192, i % 3 == 0 ? 192 : 256)))
        .toList();
  }
}
