package imagefactory.images.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A provider, played on the loopback: each call answers as it was told to, the last answer again
/// and again.
public final class Played implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /// One request as it came.
  public record Asked(String method, String path, Map<String, List<String>> headers, byte[] bytes) {
    public JsonNode json() {
      try {
        return JSON.readTree(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String text() {
      return new String(bytes, UTF_8);
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /// What is answered. Without a status nothing is, until the end.
  public record Reply(int status, Map<String, String> headers, byte[] body) {
    public static final Reply SILENCE = new Reply(0, Map.of(), new byte[0]);

    /// The connection is cut instead.
    public static final Reply CUT = new Reply(-1, Map.of(), new byte[0]);

    public static Reply json(int status, String json) {
      return new Reply(status, Map.of("Content-Type", "application/json"), json.getBytes(UTF_8));
    }

    public static Reply png(byte[] png) {
      return new Reply(200, Map.of("Content-Type", "image/png"), png);
    }

    public Reply with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body);
    }
  }

  private final HttpServer server;
  private final Map<String, Function<Asked, Reply>> replies = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public Played() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public static byte[] png(int width, int height) {
    return Encoder.png(Bitmap.blank(width, height), 2);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  /// The call is a method and a path.
  public Played on(String call, Reply... script) {
    Deque<Reply> rest = new ArrayDeque<>(List.of(script));
    return on(
        call,
        _ -> {
          synchronized (rest) {
            return rest.size() == 1 ? rest.getFirst() : rest.removeFirst();
          }
        });
  }

  public Played on(String call, Function<Asked, Reply> reply) {
    replies.put(call, reply);
    return this;
  }

  public List<Asked> asked(String call) {
    return asked.stream().filter(each -> call(each).equals(call)).toList();
  }

  private static String call(Asked asked) {
    return asked.method() + " " + asked.path();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            exchange.getRequestBody().readAllBytes());
    asked.add(request);
    Reply reply =
        replies
            .getOrDefault(call(request), _ -> Reply.json(404, "{\"detail\":\"not played\"}"))
            .apply(request);
    if (reply.status() == 0) {
      hang();
    }
    if (reply.status() > 0) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      int length = reply.body().length;
      exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(reply.body());
    }
    exchange.close();
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
