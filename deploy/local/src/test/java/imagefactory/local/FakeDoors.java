package imagefactory.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The services' doors with answers that a test lays ready. The last answer to a request is given
/// again and again.
final class FakeDoors implements AutoCloseable {

  private record Answer(int status, String body) {}

  private final List<HttpServer> servers = new ArrayList<>();
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  FakeDoors(Home home) throws IOException {
    for (Member service : Member.services()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), home.port(service));
      var server = HttpServer.create(address, 0);
      server.createContext("/", this::answer);
      server.start();
      servers.add(server);
    }
  }

  FakeDoors on(String request, int status, String body) {
    answers.computeIfAbsent(request, r -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      asked.add(request);
      exchange.getRequestBody().readAllBytes();
      var ready = answers.getOrDefault(request, new ArrayDeque<>());
      var answer = ready.size() > 1 ? ready.removeFirst() : ready.peekFirst();
      var given =
          answer == null ? new Answer(404, "{\"status\":404,\"title\":\"Not Found\"}") : answer;
      byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(given.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
