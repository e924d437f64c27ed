package imagefactory.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC");

  @TempDir Path folder;
  private AotCache cache;
  private Path jar;

  @BeforeEach
  void pack() throws IOException {
    cache = new AotCache(folder.resolve("cache"), JAVA);
    jar = folder.resolve("fake.jar");
    FakeService.pack(jar);
  }

  @Test
  void records_the_first_run_and_starts_the_next_with_the_cache() throws Exception {
    var program = new AotCache.Program("fake", List.of(jar), SMALL);

    assertThat(cache.flags(program))
        .contains("-Xmx64m", "-XX:AOTMode=record")
        .doesNotContain("-XX:+UseSerialGC");
    run(cache.flags(program));
    assertThat(cache.create(program)).isTrue();

    assertThat(cache.flags(program))
        .startsWith("-Xmx64m", "-XX:+UseSerialGC")
        .anyMatch(f -> f.startsWith("-XX:AOTCache="));
    assertThat(run(cache.flags(program)))
        .doesNotContain("[warning]")
        .contains("expected FACTORY_DB");
    assertThat(cache.create(program)).isFalse();
  }

  @Test
  void keeps_only_the_newest_cache_of_a_program() throws Exception {
    var before = new AotCache.Program("fake", List.of(jar), SMALL);
    run(cache.flags(before));
    cache.create(before);
    var after = new AotCache.Program("fake", List.of(jar), List.of("-Xmx80m", "-XX:+UseSerialGC"));
    run(cache.flags(after));
    cache.create(after);

    try (var files = Files.list(folder.resolve("cache"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".aot"))).hasSize(1);
    }
    assertThat(cache.flags(after)).anyMatch(f -> f.startsWith("-XX:AOTCache="));
  }

  @Test
  void has_another_key_when_the_jar_or_a_flag_changes() throws IOException {
    var program = new AotCache.Program("fake", List.of(jar), SMALL);
    String key = AotCache.key(program);

    assertThat(AotCache.key(program)).isEqualTo(key);
    assertThat(AotCache.key(new AotCache.Program("fake", List.of(jar), List.of("-Xmx65m"))))
        .isNotEqualTo(key);
    Files.write(jar, new byte[1], StandardOpenOption.APPEND);
    assertThat(AotCache.key(program)).isNotEqualTo(key);
  }

  @Test
  void leaves_a_program_alone_that_is_not_packed() throws Exception {
    var program = new AotCache.Program("fake", List.of(folder), SMALL);

    assertThat(cache.flags(program)).isEqualTo(SMALL);
    assertThat(cache.create(program)).isFalse();
  }

  private String run(List<String> flags) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of(JAVA.toString()));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = process.inputReader()) {
      String said = String.join("\n", out.lines().toList());
      process.waitFor();
      return said;
    }
  }
}
