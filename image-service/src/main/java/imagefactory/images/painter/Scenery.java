package imagefactory.images.painter;

/// What stands in a landscape, as the words ask for it, or as the dice choose where they leave it
/// open.
record Scenery(
    Terrain terrain, boolean sea, boolean water, boolean forest, boolean city, boolean lighthouse) {

  static Scenery of(Mood mood) {
    Words words = mood.words();
    boolean lighthouse = words.any("lighthouse");
    boolean sea =
        lighthouse
            || words.any("ocean", "sea", "beach", "coast", "harbour", "island", "whale", "boat");
    boolean lake = words.any("lake", "river", "water", "waterfall", "reflection", "pond");
    boolean city =
        words.any("city", "skyline", "urban", "metropolis", "downtown", "cyberpunk", "skyscraper");
    boolean forest = words.any("forest", "tree", "jungle", "wood", "pine", "spruce", "fir");
    boolean dry = words.any("desert", "dune", "canyon", "snow", "winter", "field", "meadow");
    boolean water = sea || lake || city || (!forest && !dry && mood.dice().chance(0.35f));
    return new Scenery(Terrain.of(words, sea, mood.dice()), sea, water, forest, city, lighthouse);
  }

  /// The sea and a city want the horizon for themselves.
  int ranges() {
    return sea || city ? 2 : 5;
  }
}
