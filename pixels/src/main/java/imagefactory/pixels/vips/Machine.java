package imagefactory.pixels.vips;

import java.util.Locale;

/// What npm calls the machine that this is.
final class Machine {
  private Machine() {}

  static String name() {
    return name(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static String name(String system, String processor) {
    String cpu =
        switch (processor) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "arm64";
          default -> processor;
        };
    return system.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + cpu;
  }
}
