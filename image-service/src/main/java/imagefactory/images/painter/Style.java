package imagefactory.images.painter;

/// A way of painting; which one is used follows from the prompt's words, or from the dice where
/// they say nothing.
sealed interface Style permits Landscape, Nebula, Flow, Mosaic {

  void paint(Canvas canvas, Mood mood);

  static Style choose(Mood mood) {
    Style motif = motif(mood);
    return mood.words().any(Motifs.GLASS) ? new Mosaic(motif) : motif;
  }

  private static Style motif(Mood mood) {
    int abstractions = mood.words().count(Motifs.ABSTRACT);
    int heavens = mood.words().count(Motifs.HEAVENS);
    int places = mood.words().count(Motifs.PLACES);
    if (heavens > 0 && heavens >= places && heavens >= abstractions) {
      return new Nebula();
    }
    if (places > 0 && places >= abstractions) {
      return new Landscape();
    }
    if (abstractions > 0) {
      return new Flow();
    }
    return switch (mood.dice().below(5)) {
      case 0, 1 -> new Landscape();
      case 2, 3 -> new Flow();
      default -> new Nebula();
    };
  }
}
