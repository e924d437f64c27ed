package imagefactory.verdicts;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Resize;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// A kind of file that a provider may send, how many were made of it, and what should be said of
/// them. All files belong to one job, in this order.
public record Made(String kind, String expected, String ratio, List<byte[]> files) {
  private static final int SIDE = 512;
  private static final int EACH = 12;
  private static final int JPG_QUALITY = 60;

  public static List<Made> all() {
    return List.of(
        files("sound, square", "passed", "1:1", seed -> scene(seed).png()),
        files("sound, 16:9", "passed", "16:9", seed -> new Scene(100 + seed, SIDE, 288).png()),
        files("sound, 2:3, as jpg", "passed", "2:3", Made::tall),
        files("one tone", "blank", "1:1", seed -> toned(seed, _ -> (int) seed * 20)),
        files("hardly more than one tone", "blank", "1:1", seed -> toned(seed, v -> 90 + v / 100)),
        files("burnt out", "clipped", "1:1", seed -> lost(seed, 255)),
        files("drowned in black", "clipped", "1:1", seed -> lost(seed, 0)),
        files("out of focus", "blurred", "1:1", seed -> blurred(seed, 4)),
        files("far out of focus", "blurred", "1:1", seed -> blurred(seed, 12)),
        files("square, ordered as 16:9", "wrong_ratio", "16:9", seed -> scene(200 + seed).png()),
        files("8 pixels wide", "tiny", "1:1", seed -> new Scene(seed, 8, 8).png()),
        files("cut short", "undecodable", "1:1", seed -> cut(scene(seed).png())),
        files("an error page", "undecodable", "1:1", seed -> ("<html>" + seed).getBytes(UTF_8)),
        files("the first again", "duplicate", "1:1", seed -> scene(seed).png()),
        files("the first as jpg", "near_duplicate", "1:1", seed -> jpg(scene(seed).paint())),
        files("the first at half its size", "near_duplicate", "1:1", Made::halved),
        files(
            "the first, a little brighter",
            "near_duplicate",
            "1:1",
            seed -> toned(seed, v -> v + 2)));
  }

  private static Made files(String kind, String expected, String ratio, LongFunction<byte[]> file) {
    return new Made(kind, expected, ratio, LongStream.range(0, EACH).mapToObj(file).toList());
  }

  private static Scene scene(long seed) {
    return new Scene(seed, SIDE, SIDE);
  }

  private static byte[] tall(long seed) {
    return jpg(new Scene(300 + seed, 320, 480).paint());
  }

  private static byte[] jpg(Bitmap picture) {
    return Encoder.jpg(picture, JPG_QUALITY);
  }

  private static byte[] halved(long seed) {
    return Encoder.png(Resize.toWidth(scene(seed).paint(), SIDE / 2), 1);
  }

  private static byte[] toned(long seed, IntUnaryOperator tone) {
    return Encoder.png(Spoiled.toned(scene(seed).paint(), tone), 1);
  }

  private static byte[] blurred(long seed, int radius) {
    return Encoder.png(Spoiled.blurred(scene(400 + seed).paint(), radius), 1);
  }

  /// A hundredth of the picture is left, in its middle.
  private static byte[] lost(long seed, int level) {
    return Encoder.png(Spoiled.lost(scene(500 + seed).paint(), level), 1);
  }

  private static byte[] cut(byte[] file) {
    return Arrays.copyOf(file, file.length * 2 / 3);
  }
}
