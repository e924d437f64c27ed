package imagefactory.images.imaging;

import imagefactory.pixels.Encoding;

/// One thing that is done to an image, with its measure.
public sealed interface Stage {

  /// Soft: the image goes on without this stage, with a warning. Hard: the image stops here.
  enum Failure {
    SOFT,
    HARD
  }

  /// What a failure is called on the wire.
  String code();

  Failure failure();

  /// Mildly stretches the tones, so that a dull picture uses the range there is.
  record Enhance() implements Stage {
    @Override
    public String code() {
      return "enhancement_failed";
    }

    @Override
    public Failure failure() {
      return Failure.SOFT;
    }
  }

  /// Asks a background remover; the size is its own word.
  record RemoveBackground(String size) implements Stage {
    @Override
    public String code() {
      return "background_removal_failed";
    }

    @Override
    public Failure failure() {
      return Failure.SOFT;
    }
  }

  /// Cuts the transparent border away.
  record Trim() implements Stage {
    @Override
    public String code() {
      return "trim_failed";
    }

    @Override
    public Failure failure() {
      return Failure.HARD;
    }
  }

  /// Saturation 0 (grey) to 2, 1 changes nothing; sharpening 0 (none) to 10.
  record Tone(double saturation, double sharpening) implements Stage {
    @Override
    public String code() {
      return "tone_failed";
    }

    @Override
    public Failure failure() {
      return Failure.HARD;
    }
  }

  /// Puts an opaque colour (`0xRRGGBB`) behind what is transparent.
  record Flatten(int background) implements Stage {
    @Override
    public String code() {
      return "convert_failed";
    }

    @Override
    public Failure failure() {
      return Failure.HARD;
    }
  }

  /// Encodes; the last stage of every recipe.
  record Save(Encoding encoding) implements Stage {
    @Override
    public String code() {
      return "save_failed";
    }

    @Override
    public Failure failure() {
      return Failure.HARD;
    }
  }
}
