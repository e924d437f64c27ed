package imagefactory.images.painter;

/// The light of a landscape: a sun, or at night a moon.
record Sun(float u, float v, float radius, boolean moon) {

  static Sun over(Canvas canvas, float horizon, Mood mood) {
    Dice dice = mood.dice();
    boolean moon = mood.night();
    boolean low = mood.words().any("sunset", "sunrise", "dusk", "dawn", "evening", "golden");
    float height =
        moon
            ? dice.between(0.45f, 0.72f)
            : low ? dice.between(0.08f, 0.22f) : dice.between(0.2f, 0.5f);
    // On a third, left or right: the centre is the dullest place.
    float third = dice.chance(0.5f) ? 0.33f : 0.67f;
    return new Sun(
        canvas.right() * (third + dice.between(-0.07f, 0.07f)),
        horizon * (1 - height),
        dice.between(0.034f, 0.052f),
        moon);
  }

  float distance(float u, float v) {
    return Maths.length(u - this.u, v - this.v);
  }
}
