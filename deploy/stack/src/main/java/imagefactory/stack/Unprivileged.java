package imagefactory.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL refuses to run as root. This finds what to put in front of its commands, so that root
/// (a container, a build machine) needs no other account.
final class Unprivileged {

  /// A user namespace without a mapping: still root's files, but no longer root's name.
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  /// Where namespaces are forbidden (Docker's default): the account nobody, which keeps the one
  /// capability to pass through folders that only root may enter.
  private static final List<String> NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--securebits=+no_setuid_fixup",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override");

  private static final int ROOT_UID = 0;
  private static final int NOBODY_UID = 65534;

  private Unprivileged() {}

  /// Nothing for an ordinary user. For root, also makes the cluster's folder the account's own.
  static List<String> prefix(Path cluster) throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (works(NAMESPACE)) {
      own(cluster, ROOT_UID);
      return NAMESPACE;
    }
    if (works(NOBODY)) {
      own(cluster, NOBODY_UID);
      return NOBODY;
    }
    throw new IOException(
        "PostgreSQL cannot run as root, and neither 'unshare -U' nor 'setpriv' works here;"
            + " start this as an ordinary user");
  }

  private static boolean works(List<String> prefix) throws IOException {
    var command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while trying " + command, e);
    } catch (IOException e) {
      // The program is not installed: an answer, not a failure.
      return false;
    }
  }

  private static void own(Path cluster, int uid) throws IOException {
    Files.createDirectories(cluster);
    if (Integer.valueOf(uid).equals(Files.getAttribute(cluster, "unix:uid"))) {
      return;
    }
    try (Stream<Path> files = Files.walk(cluster)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
