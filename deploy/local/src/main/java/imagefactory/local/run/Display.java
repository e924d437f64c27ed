package imagefactory.local.run;

import imagefactory.local.client.Job;
import java.io.PrintStream;
import java.util.List;

/// Shows a job while it goes on: bars that are drawn over themselves on a terminal, a line for each
/// change otherwise.
sealed interface Display {

  void show(Job job);

  /// Bars, if `columns` says that there is a terminal.
  static Display on(PrintStream out, int columns) {
    boolean unicode = out.charset().newEncoder().canEncode('█');
    return columns > 0 ? new Drawn(out, new Bars(columns, unicode)) : new Written(out);
  }

  /// On a terminal.
  final class Drawn implements Display {
    private final PrintStream out;
    private final Bars bars;
    private List<String> shown = List.of();

    Drawn(PrintStream out, Bars bars) {
      this.out = out;
      this.bars = bars;
    }

    @Override
    public void show(Job job) {
      var lines = bars.of(job);
      if (lines.equals(shown)) {
        return;
      }
      var text = new StringBuilder();
      if (!shown.isEmpty()) {
        // Up to the first of our lines, and clear from there.
        text.append("\033[").append(shown.size()).append("A\033[J");
      }
      lines.forEach(line -> text.append(line).append('\n'));
      out.print(text);
      out.flush();
      shown = lines;
    }
  }

  /// In a log or a pipe.
  final class Written implements Display {
    private final PrintStream out;
    private String shown = "";

    Written(PrintStream out) {
      this.out = out;
    }

    @Override
    public void show(Job job) {
      String words = Bars.words(job);
      if (!words.equals(shown)) {
        out.println(words);
        shown = words;
      }
    }
  }
}
