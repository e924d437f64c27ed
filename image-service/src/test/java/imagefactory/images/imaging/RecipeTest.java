package imagefactory.images.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.images.imaging.Stage.Failure;
import imagefactory.pixels.Encoding;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Format;
import org.junit.jupiter.api.Test;

class RecipeTest {
  private static final Encoding LOSSLESS = new Encoding.Png(100, 6);
  private static final Engine JDK = Engines.JDK;

  @Test
  void orders_the_stages_so_that_each_sees_what_it_needs() {
    var settings =
        new Processing(true, 5, 1.2, true, "jpg", 80, 100, 85, false, "auto", true, "#102030");
    assertThat(Recipe.of(settings, Format.PNG, JDK, false).stages())
        .containsExactly(
            new Stage.Enhance(),
            new Stage.Trim(),
            new Stage.Tone(1.2, 5),
            new Stage.Flatten(0x102030),
            new Stage.Save(new Encoding.Jpg(80)));
  }

  @Test
  void leaves_out_what_changes_nothing() {
    assertThat(Recipe.of(plain("png"), Format.PNG, JDK, false).stages())
        .containsExactly(new Stage.Save(LOSSLESS));
  }

  @Test
  void says_that_webp_is_not_possible_and_what_was_kept() {
    Recipe recipe = Recipe.of(plain("webp"), Format.PNG, JDK, false);
    assertThat(recipe.notApplied())
        .containsExactly(new NotApplied("format", "webp needs libvips, kept png"));
    assertThat(recipe.stages()).containsExactly(new Stage.Save(LOSSLESS));
  }

  @Test
  void with_libvips_webp_and_palettes_take_effect() {
    Engine vips = Engines.vips();
    assertThat(Recipe.of(plain("webp"), Format.PNG, vips, false).stages())
        .containsExactly(new Stage.Save(new Encoding.Webp(85)));
    var reduced =
        new Processing(false, 0, 1, true, "png", 90, 60, 85, false, "auto", false, "#ffffff");
    Recipe recipe = Recipe.of(reduced, Format.PNG, vips, false);
    assertThat(recipe.stages()).containsExactly(new Stage.Save(new Encoding.Png(60, 6)));
    assertThat(recipe.notApplied()).isEmpty();
  }

  @Test
  void keeps_the_format_where_nothing_is_to_be_converted() {
    var settings =
        new Processing(false, 0, 1, false, "png", 70, 100, 85, false, "auto", false, "#ffffff");
    assertThat(Recipe.of(settings, Format.JPG, JDK, false).stages())
        .containsExactly(new Stage.Flatten(0xFFFFFF), new Stage.Save(new Encoding.Jpg(70)));
  }

  @Test
  void says_what_else_cannot_take_effect() {
    var png = new Processing(false, 0, 1, true, "png", 90, 60, 85, true, "4k", false, "#ffffff");
    assertThat(Recipe.of(png, Format.PNG, JDK, false).notApplied())
        .extracting(NotApplied::setting)
        .containsExactly("removeBg", "pngQuality");
    var jpg = new Processing(false, 0, 1, true, "jpg", 90, 60, 85, false, "", false, "none");
    assertThat(Recipe.of(jpg, Format.PNG, JDK, false).notApplied())
        .extracting(NotApplied::setting)
        .containsExactly("jpgBackground");
  }

  @Test
  void only_enhancement_and_background_removal_fail_softly() {
    var settings =
        new Processing(true, 5, 1.2, true, "jpg", 80, 100, 85, true, "4k", true, "#102030");
    Recipe recipe = Recipe.of(settings, Format.PNG, JDK, true);
    assertThat(recipe.notApplied()).isEmpty();
    assertThat(recipe.stages())
        .filteredOn(stage -> stage.failure() == Failure.SOFT)
        .containsExactly(new Stage.Enhance(), new Stage.RemoveBackground("4k"));
  }

  private static Processing plain(String format) {
    return new Processing(false, 0, 1, true, format, 90, 100, 85, false, "auto", false, "#ffffff");
  }
}
