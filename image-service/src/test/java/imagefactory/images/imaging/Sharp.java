package imagefactory.images.imaging;

import static org.junit.jupiter.api.Assumptions.abort;

import imagefactory.contracts.wire.Json;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What sharp makes of the golden cases, all in one run of Node.
final class Sharp {
  private static final Path ROOT = Path.of(System.getProperty("factory.root"));
  private static final Path MODULES = ROOT.resolve("native-vips/node_modules/sharp");

  private final Path folder;

  private Sharp(Path folder) {
    this.folder = folder;
  }

  /// Skips the test where Node or the package is missing.
  static Sharp over(List<GoldenCase> cases, Path folder) throws Exception {
    if (!Files.isDirectory(MODULES)) {
      abort("the build did not fetch sharp by npm, so nothing is compared with it");
    }
    for (GoldenCase each : cases) {
      Path input = folder.resolve(each.picture() + ".png");
      Files.write(input, Encoder.png(GoldenPictures.named(each.picture()), 1));
    }
    var sharp = new Sharp(folder);
    Path asked = folder.resolve("cases.json");
    Files.writeString(asked, Json.text(cases.stream().map(sharp::asked).toList()));
    sharp.run(asked);
    return sharp;
  }

  byte[] made(GoldenCase of) throws IOException {
    return Files.readAllBytes(output(of));
  }

  private void run(Path cases) throws InterruptedException, IOException {
    Process node;
    try {
      node =
          new ProcessBuilder(
                  "node",
                  ROOT.resolve("image-service/src/test/node/sharp.mjs").toString(),
                  ROOT.resolve("native-vips/package.json").toString(),
                  cases.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      abort("Node does not run here, so nothing is compared with sharp: " + e.getMessage());
      return;
    }
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (node.waitFor() != 0) {
      throw new AssertionError("sharp failed: " + said);
    }
  }

  private Map<String, @Nullable Object> asked(GoldenCase each) {
    Map<String, @Nullable Object> asked = new HashMap<>();
    asked.put("input", folder.resolve(each.picture() + ".png").toString());
    asked.put("output", output(each).toString());
    asked.put("stretch", each.enhanced() ? stretch(GoldenPictures.named(each.picture())) : null);
    asked.put("trim", each.trimmed());
    asked.put("saturation", each.saturation());
    asked.put("sharpening", each.sharpening());
    asked.put("format", each.format());
    asked.put("quality", each.quality());
    return asked;
  }

  private Path output(GoldenCase of) {
    return folder.resolve(of.name() + "." + of.format());
  }

  /// sharp has no such stretch, so it is told which levels ours found.
  private static int @Nullable [] stretch(Bitmap picture) {
    var found = Enhancement.range(picture);
    return found.whole() ? null : new int[] {found.dark(), found.bright()};
  }
}
