package imagefactory.images.painter;

/// The shape of the land: how its outline runs.
enum Terrain {
  PEAKS {
    @Override
    float height(Noise noise, float x, float near, int layer) {
      float peaks = noise.ridges(x, layer * 7.3f, layer, 7);
      return Maths.mix(
          peaks * 1.05f - 0.18f, 0.34f + 0.4f * noise.clouds(x, layer, layer, 6), near);
    }
  },
  HILLS {
    @Override
    float height(Noise noise, float x, float near, int layer) {
      return 0.42f + 0.62f * noise.clouds(x * 0.9f, layer * 3.1f, layer, 5);
    }
  },
  DUNES {
    @Override
    float height(Noise noise, float x, float near, int layer) {
      float wave = noise.clouds(x * 0.75f, layer * 3.1f, layer, 2);
      return 0.62f - Math.abs(wave) * 1.5f + 0.02f * noise.at(x * 6, layer, layer + 9);
    }
  };

  /// The outline's height at x, about 0 to 1; `near` is 0 at the back and 1 in front.
  abstract float height(Noise noise, float x, float near, int layer);

  static Terrain of(Words words, boolean sea, Dice dice) {
    if (words.any("desert", "dune", "sand", "sahara") && !sea) {
      return DUNES;
    }
    if (words.any("mountain", "alp", "peak", "canyon", "glacier", "volcano", "himalaya")) {
      return PEAKS;
    }
    if (sea || words.any("hill", "meadow", "valley", "field", "countryside", "vineyard")) {
      return HILLS;
    }
    return dice.chance(0.7f) ? PEAKS : HILLS;
  }
}
