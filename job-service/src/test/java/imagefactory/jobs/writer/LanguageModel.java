package imagefactory.jobs.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.regex.Pattern;

/// An OpenAI-compatible chat endpoint, played on the loopback. What it is asked about decides how
/// it behaves; about anything else it writes what it should. `/asked?word` tells how often it was
/// asked about something, `/release` lets those go that wait for it.
public final class LanguageModel implements AutoCloseable {
  static final String KEY = "hush-hush-0123456789";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SUBJECT = Pattern.compile("(?m)^\\d+\\. (.*)$");

  /// One request as it came.
  public record Asked(String path, Map<String, List<String>> headers, JsonNode body) {
    String about() {
      return body.path("messages").path(1).path("content").asText();
    }

    List<String> subjects() {
      return SUBJECT.matcher(about()).results().map(each -> each.group(1)).toList();
    }
  }

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  public LanguageModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::complete);
    server.createContext("/asked", this::tellHowOften);
    server.createContext(
        "/release",
        exchange -> {
          released.countDown();
          answer(exchange, 200, "{}");
        });
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void tellHowOften(HttpExchange exchange) throws IOException {
    String word = exchange.getRequestURI().getQuery();
    long times = asked.stream().filter(each -> each.about().contains(word)).count();
    answer(exchange, 200, Long.toString(times));
  }

  private void complete(HttpExchange exchange) throws IOException {
    var request =
        new Asked(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders(),
            JSON.readTree(exchange.getRequestBody()));
    boolean again = asked.stream().anyMatch(each -> each.about().equals(request.about()));
    asked.add(request);
    String first = request.subjects().getFirst();
    String behaviour = first.contains(" ") ? first.substring(0, first.indexOf(' ')) : first;
    switch (behaviour) {
      case "down" -> answer(exchange, 500, "it hurts");
      case "stumble" -> {
        if (again) {
          write(exchange, request, "%s");
        } else {
          answer(exchange, 503, "");
        }
      }
      case "busy" -> {
        exchange.getResponseHeaders().set("Retry-After", "7");
        answer(exchange, 429, "{\"error\":{\"message\":\"slow down\"}}");
      }
      case "tomorrow" -> {
        exchange.getResponseHeaders().set("Retry-After", "86400");
        answer(exchange, 429, "");
      }
      case "closed" -> {
        exchange.getResponseHeaders().set("Retry-After", "Fri, 20 Nov 2026 12:00:30 GMT");
        answer(exchange, 503, "");
      }
      case "refuse" -> answer(exchange, 404, "{\"error\":{\"message\":\"no such model\"}}");
      case "echo" -> answer(exchange, 400, "{\"error\":{\"message\":\"sk-hush0123456789abcdef\"}}");
      case "login" ->
          answer(exchange, 401, "{\"error\":{\"message\":\"wrong key %s\"}}".formatted(KEY));
      case "elsewhere" -> {
        exchange.getResponseHeaders().set("Location", "/v2/chat/completions");
        answer(exchange, 302, "");
      }
      case "gibberish" -> say(exchange, "Certainly! Here are your prompts:");
      case "fenced" -> write(exchange, request, "```json\n%s\n```");
      case "hang" -> await(closed, exchange);
      case "trickle" -> {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        await(closed, exchange);
      }
      case "half" -> {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("{\"choices\":[".getBytes(UTF_8));
        exchange.close();
      }
      case "endless" -> say(exchange, "x".repeat(2 << 20));
      case "patience" -> {
        await(released, exchange);
        write(exchange, request, "%s");
      }
      default -> write(exchange, request, "%s");
    }
  }

  private static void await(CountDownLatch latch, HttpExchange exchange) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      exchange.close();
    }
  }

  private static void write(HttpExchange exchange, Asked request, String form) throws IOException {
    var prompts = request.subjects().stream().map(subject -> "a painting of " + subject).toList();
    say(exchange, form.formatted(JSON.writeValueAsString(Map.of("prompts", prompts))));
  }

  private static void say(HttpExchange exchange, String content) throws IOException {
    answer(
        exchange,
        200,
        JSON.writeValueAsString(
            Map.of(
                "id",
                "chatcmpl-1",
                "object",
                "chat.completion",
                "choices",
                List.of(
                    Map.of(
                        "index",
                        0,
                        "message",
                        Map.of("role", "assistant", "content", content),
                        "finish_reason",
                        "stop")),
                "usage",
                Map.of("prompt_tokens", 10, "completion_tokens", 20, "total_tokens", 30))));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    released.countDown();
    server.stop(0);
  }
}
