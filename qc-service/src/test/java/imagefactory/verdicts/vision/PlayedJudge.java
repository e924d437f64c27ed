package imagefactory.verdicts.vision;

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

/// An OpenAI-compatible chat endpoint that sees, played on the loopback. The prompt that a picture
/// was made from decides how it behaves.
public final class PlayedJudge implements AutoCloseable {
  public static final String KEY = "hush-hush-9876543210";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();

  public PlayedJudge() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::complete);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  /// What it was asked about a picture of the prompt.
  public List<JsonNode> asked(String prompt) {
    return asked.stream().filter(each -> text(each).contains(prompt)).toList();
  }

  public List<String> logins() {
    return List.copyOf(logins);
  }

  private static String text(JsonNode asked) {
    return asked.at("/messages/1/content/0/text").asText();
  }

  private void complete(HttpExchange exchange) throws IOException {
    logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    asked.add(request);
    String text = text(request);
    boolean first = asked.stream().filter(each -> text(each).equals(text)).count() == 1;
    switch (text.replaceFirst("(?s).*?prompt: (\\w+).*", "$1")) {
      case "sound" -> say(exchange, "{\"passed\": true, \"reason\": \"as ordered\"}");
      case "faulty" -> say(exchange, "{\"passed\": false, \"reason\": \"six fingers\"}");
      case "fenced" -> say(exchange, "```json\n{\"passed\": \"no\", \"reason\": \"blurry\"}\n```");
      case "moody" -> say(exchange, first ? "Certainly!" : "{\"passed\": true}");
      case "busy" -> answer(exchange, first ? 429 : 200, Map.of("Retry-After", "0"), sound());
      case "chatty" -> say(exchange, "I would rather not say.");
      case "locked" ->
          answer(exchange, 401, Map.of(), "{\"error\":{\"message\":\"bad " + KEY + "\"}}");
      case "away" -> answer(exchange, 429, Map.of("Retry-After", "3600"), "");
      case "slow" -> waitForTheEnd(exchange);
      default -> answer(exchange, 500, Map.of(), "it hurts");
    }
  }

  private void waitForTheEnd(HttpExchange exchange) {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static String sound() throws IOException {
    return completion("{\"passed\": true, \"reason\": \"as ordered\"}");
  }

  private static void say(HttpExchange exchange, String content) throws IOException {
    answer(exchange, 200, Map.of(), completion(content));
  }

  private static String completion(String content) throws IOException {
    var message = Map.of("role", "assistant", "content", content);
    var choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
    return JSON.writeValueAsString(Map.of("object", "chat.completion", "choices", List.of(choice)));
  }

  private static void answer(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
