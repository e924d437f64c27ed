package imagefactory.images.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same settings make the same image as sharp, with either engine, and as they did before.
class GoldenTest {
  private static final List<GoldenCase> CASES = GoldenCase.all().toList();

  /// What is worked on, before a lossy codec sees it: 1.4 levels of 255 on average, which no eye
  /// tells.
  private static final double TONED = 45;

  /// A lossy codec makes other choices for pixels that are a level apart.
  private static final double TONED_AND_LOSSY = 38;

  /// Two codecs round differently on the way to a jpg; in a png the very same pixels arrive.
  private static final double JPG_OF_THE_JDK = 42;

  @Test
  void is_what_sharp_makes(@TempDir Path folder) throws Exception {
    Engine vips = Engines.vips();
    Sharp sharp = Sharp.over(CASES, folder);
    var all = new SoftAssertions();
    for (GoldenCase each : CASES) {
      double alike = Psnr.between(made(vips, each), decoded(vips, sharp.made(each)));
      if (each.toned()) {
        all.assertThat(alike).as(each.name()).isGreaterThan(each.lossy() ? TONED_AND_LOSSY : TONED);
      } else if (each.exact()) {
        all.assertThat(alike).as(each.name()).isInfinite();
      } else {
        all.assertThat(alike).as(each.name()).isGreaterThan(TONED);
      }
    }
    all.assertAll();
  }

  @Test
  void is_the_same_without_libvips() {
    Engine vips = Engines.vips();
    var all = new SoftAssertions();
    for (GoldenCase each : CASES.stream().filter(GoldenCase::plain).toList()) {
      double alike = Psnr.between(made(vips, each), made(Engines.JDK, each));
      all.assertThat(alike)
          .as(each.name())
          .isGreaterThan(each.format().equals("png") ? 100 : JPG_OF_THE_JDK);
    }
    all.assertAll();
  }

  @Test
  void is_what_it_was() throws Exception {
    BlockMeans golden = BlockMeans.stored();
    Stream<GoldenCase> possible =
        Engine.here().limited() ? CASES.stream().filter(GoldenCase::plain) : CASES.stream();
    possible.forEach(each -> golden.check(each.name(), made(Engine.here(), each)));
  }

  /// As a reader of the file sees it.
  private static Bitmap made(Engine engine, GoldenCase of) {
    byte[] source = Encoder.png(GoldenPictures.named(of.picture()), 1);
    Finished finished =
        assertThat(
                new Imaging(engine, Limits.DEFAULT, BackgroundRemover.none())
                    .process(source, of.settings()))
            .asInstanceOf(type(Finished.class))
            .actual();
    assertThat(finished.notApplied()).isEmpty();
    return decoded(engine, finished.file());
  }

  private static Bitmap decoded(Engine engine, byte[] file) {
    return assertThat(new Decoder(engine, Limits.DEFAULT).decode(file))
        .asInstanceOf(type(Decoded.class))
        .actual()
        .bitmap();
  }
}
