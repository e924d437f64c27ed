package imagefactory.local.supervise;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The JDK's ahead-of-time cache: the first run of a program records which classes it loads and
/// links, the next ones start with them. Only the newest cache of each program is kept.
final class AotCache {

  private static final int KEY_CHARACTERS = 16;

  private final Path folder;
  private final Path java;

  AotCache(Path folder, Path java) {
    this.folder = folder;
    this.java = java;
  }

  /// One program: its class path and the flags it shall run with.
  record Program(String name, List<Path> classPath, List<String> flags) {
    Program {
      classPath = List.copyOf(classPath);
      flags = List.copyOf(flags);
    }

    String joinedClassPath() {
      return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    /// The JDK caches classes from jars only, not from folders such as an editor's.
    boolean cacheable() {
      return classPath.stream().allMatch(Files::isRegularFile);
    }
  }

  /// The flags to start with now. Without a cache the program is recorded, and then it runs with
  /// the JDK's own compilers and collector: with the small ones, four uncached starts take far
  /// longer.
  List<String> flags(Program program) throws IOException {
    if (!program.cacheable()) {
      return program.flags();
    }
    Files.createDirectories(folder);
    Path cache = cache(program);
    if (Files.exists(cache)) {
      var flags = new ArrayList<>(program.flags());
      flags.add("-XX:AOTCache=" + cache);
      return flags;
    }
    var flags = new ArrayList<>(program.flags().stream().filter(f -> f.startsWith("-Xm")).toList());
    flags.add("-XX:AOTMode=record");
    flags.add("-XX:AOTConfiguration=" + recording(program));
    // It would list every class that cannot be cached, into the program's own log.
    flags.add("-Xlog:aot*=error");
    return flags;
  }

  /// Makes the cache of a program that was recorded and has ended; true if one was made.
  boolean create(Program program) throws IOException, InterruptedException {
    if (!program.cacheable()) {
      return false;
    }
    Path recording = recording(program);
    Path cache = cache(program);
    // Whoever was killed while recording leaves an empty file.
    if (Files.exists(cache) || !Files.exists(recording) || Files.size(recording) == 0) {
      return false;
    }
    Path partial = folder.resolve(program.name() + ".partial");
    var command = new ArrayList<>(List.of("nice", "-n", "10", java.toString()));
    command.addAll(program.flags());
    command.add("-XX:AOTMode=create");
    command.add("-XX:AOTConfiguration=" + recording);
    command.add("-XX:AOTCache=" + partial);
    command.addAll(List.of("-cp", program.joinedClassPath()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(program.name() + ".log").toFile())
            .start();
    try {
      if (process.waitFor() != 0 || !Files.exists(partial)) {
        return false;
      }
    } finally {
      process.destroy();
    }
    deleteOthers(program);
    Files.move(partial, cache, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private Path cache(Program program) throws IOException {
    return folder.resolve("%s-%s.aot".formatted(program.name(), key(program)));
  }

  private Path recording(Program program) throws IOException {
    return folder.resolve("%s-%s.aotconf".formatted(program.name(), key(program)));
  }

  /// The JVM refuses a cache when a jar's size or time, the JVM or the collector differ; so the key
  /// is made of just these, and costs no read of the jars.
  static String key(Program program) throws IOException {
    var parts = new ArrayList<String>();
    for (Path jar : Jars.withTheirOwn(program.classPath())) {
      parts.add(
          "%s %d %d".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar).toMillis()));
    }
    parts.addAll(program.flags());
    parts.add(System.getProperty("java.vm.name") + System.getProperty("java.vm.version"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void deleteOthers(Program program) throws IOException {
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(folder, program.name() + "-*.{aot,aotconf}")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }
}
