package imagefactory.pixels;

/// A line of pixels divided into equal parts, each of which becomes one: whole pixels, and a share
/// of its first and of its last.
final class Spans {
  private final int[] from;
  private final int[] to;
  private final float[] first;
  private final float[] last;
  private final float[] share;

  private Spans(int count) {
    from = new int[count];
    to = new int[count];
    first = new float[count];
    last = new float[count];
    share = new float[count];
  }

  static Spans divide(int length, int parts) {
    Spans spans = new Spans(parts);
    double step = length / (double) parts;
    for (int i = 0; i < parts; i++) {
      double begin = i * step;
      spans.put(i, length, begin, i + 1 == parts ? length : begin + step);
    }
    return spans;
  }

  private void put(int i, int length, double begin, double end) {
    from[i] = Math.min(length - 1, (int) begin);
    to[i] = Math.clamp((int) Math.ceil(end - 1e-9), from[i] + 1, length);
    first[i] = (float) (Math.min(end, from[i] + 1) - begin);
    last[i] = to[i] - from[i] == 1 ? 0 : (float) (end - (to[i] - 1));
    share[i] = (float) (1 / (end - begin));
  }

  int count() {
    return from.length;
  }

  int from(int i) {
    return from[i];
  }

  int to(int i) {
    return to[i];
  }

  /// How much of a pixel of the line is in the span.
  float weight(int i, int place) {
    if (place == from[i]) {
      return first[i];
    }
    return place == to[i] - 1 ? last[i] : 1;
  }

  /// What sums in the span are to be multiplied by to become their mean.
  float share(int i) {
    return share[i];
  }

  /// The mean of each part of the line.
  void means(float[] line, float scale, int[] target, int at) {
    for (int i = 0; i < from.length; i++) {
      int end = to[i] - 1;
      float sum = first[i] * line[from[i]] + last[i] * line[end];
      for (int x = from[i] + 1; x < end; x++) {
        sum += line[x];
      }
      target[at + i] = (int) (sum * share[i] * scale + 0.5f);
    }
  }
}
