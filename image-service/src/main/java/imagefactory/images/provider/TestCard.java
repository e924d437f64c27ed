package imagefactory.images.provider;

import imagefactory.images.provider.Options.UnfitException;
import imagefactory.pixels.Bitmap;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// For trying things: a card of colour bars in no time, or a flat one that a quality check must
/// reject.
@Singleton
final class TestCard implements Framed {
  private static final int STANDARD = 256;
  private static final int FLAT = 0xFF808080;

  /// A job has one set of options for all its images, but a prompt for each.
  private static final Pattern FLAT_WORD = Pattern.compile("\\bflat\\b", Pattern.CASE_INSENSITIVE);

  private static final int ROWS = 4;
  private static final int COLUMNS = 7;
  private static final int[] BARS = {
    0xFFEBEBEB, 0xFFEBEB10, 0xFF10EBEB, 0xFF10EB10, 0xFFEB10EB, 0xFFEB1010, 0xFF1010EB
  };

  @Override
  public String name() {
    return "test-card";
  }

  @Override
  public String description() {
    return "Colour bars at once, for trying things out and for measuring; flat ones show what a quality check rejects.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "size",
            "the longer side in pixels, %d to %d".formatted(Frame.SMALLEST, Frame.LARGEST),
            STANDARD),
        new Option(
            "flat",
            "one grey tone instead of bars; false still lets the prompt's word \"flat\" ask for it",
            false));
  }

  @Override
  public Frame frame(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    int size = options.whole("size", Frame.SMALLEST, Frame.LARGEST, STANDARD);
    return Frame.of(size, order.aspectRatio());
  }

  @Override
  public Making make(Order order) {
    try {
      var options = new Options(this, order.options());
      boolean flat = options.flag("flat", false) || FLAT_WORD.matcher(order.prompt()).find();
      Frame frame = frame(order);
      Bitmap card = Bitmap.blank(frame.width(), frame.height());
      if (flat) {
        Arrays.fill(card.argb(), FLAT);
      } else {
        bars(card, order.seed());
      }
      return new Making.Made(card);
    } catch (UnfitException e) {
      return e.declined();
    }
  }

  /// Rows of bars over a ramp of greys. The seed chooses their colours, so that two cards of one
  /// job neither are the same file nor look the same.
  private static void bars(Bitmap card, long seed) {
    int width = card.width();
    int ramp = card.height() * 3 / 4;
    int[] colours =
        new SplittableRandom(seed).ints((long) ROWS * COLUMNS, 0, BARS.length).toArray();
    Arrays.setAll(
        card.argb(),
        i -> {
          int x = i % width;
          int y = i / width;
          int bar = y * ROWS / ramp * COLUMNS + x * COLUMNS / width;
          return y < ramp ? BARS[colours[bar]] : 0xFF000000 | x * 255 / width * 0x010101;
        });
  }
}
