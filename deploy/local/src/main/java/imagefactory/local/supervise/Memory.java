package imagefactory.local.supervise;

import java.io.IOException;

/// How much memory a process holds, as the system's own `ps` says.
public final class Memory {

  private Memory() {}

  /// `175 MB` for example, or `-` where nobody can say.
  public static String of(long pid) throws InterruptedException {
    try {
      var ps =
          new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var out = ps.inputReader()) {
        String kilobytes = out.readLine();
        ps.waitFor();
        return kilobytes == null || kilobytes.isBlank()
            ? "-"
            : "%d MB".formatted(Long.parseLong(kilobytes.strip()) >> 10);
      }
    } catch (IOException e) {
      // Small containers have no ps; the table does without.
      return "-";
    }
  }
}
