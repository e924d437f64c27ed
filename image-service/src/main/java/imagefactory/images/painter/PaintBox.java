package imagefactory.images.painter;

import java.util.List;

/// Five colours from dark to bright, and the words that ask for them.
record PaintBox(String[] words, int[] colours) {
  static final int STOPS = 5;

  static final List<PaintBox> ALL =
      List.of(
          box(
              "sunset dusk evening golden warm autumn orange fox pumpkin",
              0x1B1035,
              0x5B2A6E,
              0xC2445F,
              0xF58A4B,
              0xFFE2A8),
          box(
              "night moon midnight dark star moonlight moonlit",
              0x050818,
              0x12204A,
              0x2F4B8F,
              0x7F9FD6,
              0xE9F0FF),
          box(
              "ocean sea beach water lake blue river wave marine lighthouse harbour whale",
              0x06182C,
              0x0D4667,
              0x1F8FA6,
              0x7FD3C8,
              0xF4F3E0),
          box(
              "forest tree jungle green nature moss garden leaf plant meadow pine",
              0x0B1C16,
              0x17452F,
              0x4B7F3F,
              0xA9BF5F,
              0xF4EDC4),
          box(
              "space galaxy nebula cosmic cosmos universe planet stellar purple violet",
              0x07051A,
              0x2B1460,
              0x8A2A8F,
              0xF0617D,
              0xFFD9A0),
          box(
              "neon cyberpunk synthwave retro futuristic city electric",
              0x0D0221,
              0x3B0F70,
              0xC724B1,
              0x2DE2E6,
              0xF9F5FF),
          box(
              "desert sand dune canyon mars earth clay copper",
              0x2A1115,
              0x7A2E22,
              0xC9683A,
              0xEAB676,
              0xFBEAD0),
          box(
              "winter snow snowy ice arctic frozen cold frost glacier",
              0x14283F,
              0x3F6B8C,
              0x8FB7CF,
              0xCFE4EF,
              0xFFFFFF),
          box(
              "fire lava volcano flame ember hot red dragon",
              0x120404,
              0x5A0F0B,
              0xC9290D,
              0xFF8A1F,
              0xFFF0B0),
          box(
              "flower rose pink spring blossom cherry love pastel sunrise dawn morning",
              0x3A1436,
              0x96356B,
              0xE8709A,
              0xF9B9BF,
              0xFFF1E6),
          box(
              "luxury gold marble black elegant premium amber honey",
              0x0B0A0D,
              0x2C2730,
              0x7A5C2E,
              0xD9A84E,
              0xFFF0C9),
          box(
              "mint fresh minimal clean modern tech teal aurora emerald",
              0x0A2430,
              0x17636B,
              0x3FB59A,
              0xA9E6C4,
              0xFFFBE9));

  private static PaintBox box(String words, int... colours) {
    return new PaintBox(words.split(" ", -1), colours);
  }

  int wantedBy(Words prompt) {
    return prompt.count(words);
  }

  OkLab stop(int i) {
    return OkLab.ofSrgb(colours[i]);
  }
}
