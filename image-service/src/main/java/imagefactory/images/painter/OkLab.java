package imagefactory.images.painter;

/// A colour in OKLab, where mixing looks even: lightness, green–red, blue–yellow.
record OkLab(float lightness, float a, float b) {

  static OkLab ofSrgb(int rgb) {
    float red = linear((rgb >> 16 & 0xFF) / 255f);
    float green = linear((rgb >> 8 & 0xFF) / 255f);
    float blue = linear((rgb & 0xFF) / 255f);
    double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new OkLab(
        (float) (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
        (float) (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
        (float) (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s));
  }

  OkLab mix(OkLab other, float share) {
    return new OkLab(
        Maths.mix(lightness, other.lightness, share),
        Maths.mix(a, other.a, share),
        Maths.mix(b, other.b, share));
  }

  /// Mixed like [#mix], but as colourful as its parents: opposite hues meet in a third one, not in
  /// grey.
  OkLab blend(OkLab other, float share) {
    OkLab mixed = mix(other, share);
    float wanted = Maths.mix(chroma(), other.chroma(), share);
    float found = mixed.chroma();
    return found < 0.001f ? mixed : mixed.turned(0, Math.min(3, wanted / found));
  }

  private float chroma() {
    return Maths.length(a, b);
  }

  /// The hue turned by an angle, the colourfulness scaled.
  OkLab turned(float radians, float chroma) {
    float cos = Maths.cos(radians) * chroma;
    float sin = Maths.sin(radians) * chroma;
    return new OkLab(lightness, a * cos - b * sin, a * sin + b * cos);
  }

  Rgb light() {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.291485548 * b);
    return new Rgb(
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s));
  }

  private static float channel(double light) {
    return Maths.clamp((float) light);
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static float linear(float channel) {
    return channel <= 0.04045f
        ? channel / 12.92f
        : (float) StrictMath.pow((channel + 0.055) / 1.055, 2.4);
  }
}
