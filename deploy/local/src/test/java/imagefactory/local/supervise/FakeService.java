package imagefactory.local.supervise;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// A service that only says that it is ready, packed as the real ones are. It ends at once if its
/// environment is not what a service must get.
public final class FakeService {

  private FakeService() {}

  public static void main(String[] arguments) throws IOException {
    for (String name :
        new String[] {
          "FACTORY_DB", "FACTORY_DB_PASSWORD", "FACTORY_DB_OWNER_PASSWORD", "FACTORY_KAFKA"
        }) {
      if (System.getenv(name) == null) {
        System.out.println("expected " + name + " in the environment");
        System.exit(1);
      }
    }
    int port = Integer.parseInt(System.getenv("FACTORY_PORT"));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  static void pack(Path jar) throws IOException {
    pack(jar, FakeService.class.getName());
  }

  /// With another main class the jar is a broken service.
  static void pack(Path jar, String mainClass) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    Files.createDirectories(jar.toAbsolutePath().getParent());
    String file = FakeService.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        var packed = new JarOutputStream(out, manifest);
        var code = FakeService.class.getResourceAsStream("/" + file)) {
      packed.putNextEntry(new ZipEntry(file));
      if (code == null) {
        throw new IOException("expected " + file + " on the class path");
      }
      code.transferTo(packed);
      packed.closeEntry();
    }
  }
}
