package imagefactory.images.titler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import imagefactory.kit.call.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// An OpenAI-compatible chat endpoint that sees, played on the loopback. It gives its answers in
/// the order in which they were laid out; when they are at an end it does not answer.
public final class VisionModel implements AutoCloseable {
  public static final String KEY = "hush-hush-0123456789";
  private static final JsonMapper JSON = new JsonMapper();

  private record Answer(int status, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final Caller caller = new Caller(Clock.systemUTC());
  final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  final List<String> logins = new CopyOnWriteArrayList<>();

  public VisionModel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::complete);
    server.start();
  }

  /// The next call is answered so.
  public VisionModel answer(int status, Map<String, String> headers, String body) {
    answers.add(new Answer(status, headers, body));
    return this;
  }

  /// The next call is answered with these words of the model.
  public VisionModel say(String content) throws IOException {
    var message = Map.of("role", "assistant", "content", content);
    var choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
    return answer(
        200,
        Map.of(),
        JSON.writeValueAsString(Map.of("object", "chat.completion", "choices", List.of(choice))));
  }

  /// A titler that knows this model.
  public VisionTitler titler() {
    return new VisionTitler(new Settings(Optional.of(url()), Optional.of("sees-all")), caller);
  }

  public int calls() {
    return asked.size();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  /// Impatient, so that tests are quick.
  record Settings(Optional<URI> url, Optional<String> model) implements TitlerSettings {
    @Override
    public Optional<String> key() {
      return Optional.of(KEY);
    }

    @Override
    public Duration callTimeout() {
      return Duration.ofSeconds(20);
    }

    @Override
    public int attempts() {
      return 3;
    }

    @Override
    public Duration firstRetry() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration lastRetry() {
      return Duration.ofMillis(2);
    }

    @Override
    public int pictureSide() {
      return 64;
    }
  }

  private void complete(HttpExchange exchange) throws IOException {
    logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    asked.add(JSON.readTree(exchange.getRequestBody()));
    Answer answer = answers.poll();
    if (answer != null) {
      byte[] bytes = answer.body().getBytes(UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    caller.close();
    server.stop(0);
  }
}
