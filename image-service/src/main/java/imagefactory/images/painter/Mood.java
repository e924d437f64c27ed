package imagefactory.images.painter;

import java.util.Locale;

/// Everything that the prompt's words and the seed decide before the first stroke.
record Mood(Words words, Palette palette, Noise noise, Dice dice) {

  static Mood of(Brief brief) {
    Words words = Words.of(brief.prompt());
    Dice dice = new Dice(brief.prompt().strip().toLowerCase(Locale.ROOT), brief.seed());
    Noise noise = new Noise(dice.integer());
    return new Mood(words, Palette.of(words, dice), noise, dice);
  }

  boolean night() {
    return words.any("night", "moon", "midnight", "star", "moonlight", "moonlit", "aurora", "neon");
  }
}
