package imagefactory.kit.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A service on the loopback; the path it is called at says how it behaves.
final class FarSide implements AutoCloseable {
  /// One request as it came.
  record Asked(String method, String path, Map<String, List<String>> headers, String body) {}

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  final CountDownLatch hanging = new CountDownLatch(1);

  FarSide() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            path,
            exchange.getRequestHeaders(),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    switch (path) {
      case "/busy" -> {
        exchange.getResponseHeaders().set("Retry-After", "7");
        answer(exchange, 429, "slow down");
      }
      case "/down" -> answer(exchange, 503, "");
      case "/wrong" -> answer(exchange, 400, "no");
      case "/elsewhere" -> {
        exchange.getResponseHeaders().set("Location", "/fine");
        answer(exchange, 302, "");
      }
      case "/long" -> answer(exchange, 200, "x".repeat(101));
      case "/half" -> {
        exchange.sendResponseHeaders(200, 50);
        exchange.getResponseBody().write("half".getBytes(UTF_8));
        exchange.close();
      }
      case "/trickle" -> {
        exchange.sendResponseHeaders(200, 50);
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        hang(exchange);
      }
      case "/hang" -> hang(exchange);
      default -> {
        exchange.getResponseHeaders().set("Content-Type", "Text/Plain; charset=utf-8");
        answer(exchange, 200, "fine");
      }
    }
  }

  private void hang(HttpExchange exchange) {
    hanging.countDown();
    try {
      closed.await();
    } catch (InterruptedException _) {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
