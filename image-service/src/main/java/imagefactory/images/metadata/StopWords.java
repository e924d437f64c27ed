package imagefactory.images.metadata;

import java.util.Locale;
import java.util.Set;

/// Words that hold a sentence together and find no picture.
final class StopWords {
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private static final Set<String> ALL =
      Set.of(
          ("a an the and or nor but of in on at by for to from with without into onto over under"
                  + " above below behind beside between through across around near off out up down"
                  + " as is are was were be been being has have had it its this that these those"
                  + " there their his her he she they them we our you your my me i who which while"
                  + " when where than then so very some any no not all each every other another"
                  + " during against along among upon like via per")
              .split(" ", -1));

  private StopWords() {}

  static boolean isArticle(String word) {
    return ARTICLES.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean has(String word) {
    return ALL.contains(word.toLowerCase(Locale.ROOT));
  }
}
