package imagefactory.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script before any Java runs: which JDK it takes, and what it says if there is none.
class ScriptTest {

  private static final Path SCRIPT =
      Path.of(System.getProperty("factory.root"), "factory").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void takes_the_newest_enough_jdk_that_the_system_keeps() throws Exception {
    jdk("jvms/java-17", "17.0.15");
    Path wanted = jdk("jvms/temurin-25", "25.0.1");

    var answer = script(Map.of());

    assertThat(answer.code()).isZero();
    assertThat(answer.said()).isEqualTo(wanted.toString());
  }

  @Test
  void takes_java_home_first_if_it_is_new_enough() throws Exception {
    jdk("jvms/temurin-25", "25");
    Path own = jdk("own", "26-ea");

    assertThat(script(Map.of("JAVA_HOME", own.toString())).said()).isEqualTo(own.toString());
  }

  @Test
  void passes_over_a_java_home_that_is_too_old() throws Exception {
    Path wanted = jdk("jvms/temurin-25", "25");
    Path own = jdk("own", "1.8.0_402");

    assertThat(script(Map.of("JAVA_HOME", own.toString())).said()).isEqualTo(wanted.toString());
  }

  @Test
  void follows_links_on_the_path() throws Exception {
    Path wanted = jdk("somewhere/jdk", "25.0.2");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("javac"), wanted.resolve("bin").resolve("javac"));

    assertThat(script(Map.of("PATH", bin + ":" + withoutJavac())).said())
        .isEqualTo(wanted.toString());
  }

  @Test
  void finds_a_jdk_as_macos_keeps_it() throws Exception {
    Path wanted = jdk("jvms/temurin-25.jdk/Contents/Home", "25.0.1");

    assertThat(script(Map.of()).said()).isEqualTo(wanted.toString());
  }

  @Test
  void says_what_to_install_if_there_is_none() throws Exception {
    jdk("jvms/java-17", "17.0.15");

    var answer = script(Map.of());

    assertThat(answer.code()).isEqualTo(4);
    assertThat(answer.said())
        .contains(
            "needs a JDK 25 or newer", "apt install openjdk-25-jdk", "brew install openjdk@25");
  }

  private record Answer(int code, String said) {}

  /// Only the JDKs of this test are to be seen.
  private Answer script(Map<String, String> environment) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", SCRIPT.toString(), "jdk").redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", withoutJavac());
    builder.environment().put("FACTORY_JVMS", folder.resolve("jvms").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    try (var out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Answer(process.waitFor(), said);
    }
  }

  /// Just enough for the script, so that the machine's own javac stays out.
  private String withoutJavac() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("tools"));
    for (String tool : new String[] {"bash", "dirname", "sed", "readlink", "cat"}) {
      Path link = bin.resolve(tool);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, where(tool));
      }
    }
    return bin.toString();
  }

  private static Path where(String tool) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      Path program = Path.of(place, tool);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    throw new IllegalStateException("expected " + tool + " on the path");
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    Path javac = Files.createDirectories(jdk.resolve("bin")).resolve("javac");
    Files.writeString(javac, "#!/bin/sh\n");
    assertThat(javac.toFile().setExecutable(true)).isTrue();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return jdk;
  }
}
