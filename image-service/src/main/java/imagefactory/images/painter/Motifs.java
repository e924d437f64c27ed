package imagefactory.images.painter;

/// The words that ask for a style.
final class Motifs {
  static final String[] GLASS =
      words("mosaic stained glass voronoi crystal tile polygon geometric");

  static final String[] ABSTRACT =
      words(
          "abstract paint painting art flow texture wallpaper flower marble brush swirl silk"
              + " pattern hair wave");

  static final String[] HEAVENS =
      words(
          "space galaxy nebula cosmic cosmos universe planet stellar saturn jupiter asteroid comet");

  static final String[] PLACES =
      words(
          "landscape mountain alp peak volcano canyon cliff hill valley countryside vineyard meadow"
              + " field nature garden desert dune sahara forest tree jungle wood pine spruce"
              + " winter snow snowy glacier arctic ocean sea beach coast island harbour lighthouse"
              + " lake river pond waterfall sunset sunrise sky night moon dusk dawn aurora"
              + " city skyline cyberpunk downtown metropolis urban skyscraper");

  private Motifs() {}

  private static String[] words(String all) {
    return all.split(" ", -1);
  }
}
