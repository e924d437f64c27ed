package imagefactory.images.painter;

/// Linear light in three channels. Mutable, since a picture asks for a million of them.
final class Rgb {
  float red;
  float green;
  float blue;

  Rgb() {}

  Rgb(float red, float green, float blue) {
    set(red, green, blue);
  }

  void set(float red, float green, float blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  void set(Rgb other) {
    set(other.red, other.green, other.blue);
  }

  void add(Rgb light, float amount) {
    set(red + light.red * amount, green + light.green * amount, blue + light.blue * amount);
  }

  void mix(Rgb other, float share) {
    set(
        Maths.mix(red, other.red, share),
        Maths.mix(green, other.green, share),
        Maths.mix(blue, other.blue, share));
  }

  void scale(float factor) {
    set(red * factor, green * factor, blue * factor);
  }
}
