package imagefactory.images.provider;

import imagefactory.pixels.Bitmap;

/// What a provider made of an order, or why nothing came of it.
public sealed interface Making {

  record Made(Bitmap picture) implements Making {}

  /// A file from outside: of whatever size and form, if it is a picture at all.
  record Delivered(byte[] file) implements Making {}

  /// Asking again would not help. The code is stable, the message is for people.
  record Declined(String code, String message) implements Making {}
}
