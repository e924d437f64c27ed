package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are broken, on purpose or not, are refused; nothing is thrown, and nothing large is
/// allocated for them.
@ParameterizedClass
@MethodSource("imagefactory.pixels.Engines#all")
class HostileFilesTest {
  private static final Bitmap NOISE = noise();

  private final Engine engine;
  private final Decoder decoder;

  HostileFilesTest(Engine engine) {
    this.engine = engine;
    this.decoder = new Decoder(engine, Limits.DEFAULT);
  }

  @Test
  void a_header_of_fifty_thousand_by_fifty_thousand_is_too_large() {
    for (byte[] bomb :
        new byte[][] {
          Specimens.enormousPng(50_000, 50_000), Specimens.enormousJpg(50_000, 50_000)
        }) {
      assertThat(refused(bomb).reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(refused(bomb).message()).contains("found 50000 × 50000");
    }
  }

  @Test
  void a_file_cut_anywhere_is_damaged_and_a_whole_one_read_after_it() {
    files()
        .forEach(whole -> {
          for (int sixteenths = 1; sixteenths < 16; sixteenths++) {
            byte[] cut = Arrays.copyOf(whole, Math.max(16, whole.length * sixteenths / 16));
            assertThat(refused(cut).reason())
                .as("%d of 16 parts", sixteenths)
                .isEqualTo(Reason.DAMAGED);
          }
          assertThat(decoder.decode(whole)).isInstanceOf(Decoded.class);
        });
  }

  @Test
  void garbage_after_the_first_bytes_is_damaged() {
    files()
        .forEach(whole -> {
          byte[] garbage = whole.clone();
          byte[] dirt = new byte[garbage.length - 12];
          new Random(1).nextBytes(dirt);
          System.arraycopy(dirt, 0, garbage, 12, dirt.length);
          assertThat(refused(garbage).reason()).isEqualTo(Reason.DAMAGED);
        });
  }

  /// A jpg or webp with a flipped bit may well decode; that it is another file, its hash tells.
  @Test
  void a_flipped_bit_in_a_png_is_damage_and_harms_nobody_elsewhere() {
    var random = new Random(7);
    files()
        .forEach(whole -> {
          for (int i = 0; i < 60; i++) {
            byte[] flipped = whole.clone();
            int bit = 16 * 8 + random.nextInt((whole.length - 32) * 8);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(decoder.decode(flipped)).isNotNull();
          }
        });
    byte[] png = engine.encode(NOISE, new Encoding.Png(100, 6));
    png[png.length / 2] ^= 0x10;
    assertThat(refused(png).reason()).isEqualTo(Reason.DAMAGED);
  }

  private Stream<byte[]> files() {
    return Stream.of(
            new Encoding.Png(100, 6), new Encoding.Jpg(90), (Encoding) new Encoding.Webp(85))
        .filter(encoding -> engine.formats().contains(encoding.format()))
        .map(encoding -> engine.encode(NOISE, encoding));
  }

  private Undecodable refused(byte[] file) {
    return assertThat(decoder.decode(file)).asInstanceOf(type(Undecodable.class)).actual();
  }

  private static Bitmap noise() {
    var random = new Random(3);
    Bitmap bitmap = Bitmap.blank(120, 90);
    Arrays.setAll(bitmap.argb(), _ -> 0xFF000000 | random.nextInt(1 << 24));
    return bitmap;
  }
}
