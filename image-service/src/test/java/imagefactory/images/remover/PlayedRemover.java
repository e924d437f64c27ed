package imagefactory.images.remover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// remove.bg as it behaves on the wire: a form comes in, white becomes transparent; or it answers
/// as the test tells it to.
final class PlayedRemover implements AutoCloseable {
  static final String KEY = "key-of-the-test";

  private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; boundary=(\\S+)");
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"");

  private final HttpServer server;
  private final Queue<Behaviour> next = new ArrayDeque<>();
  private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// How one call is answered.
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  PlayedRemover() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1.0/removebg", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The fields of each call, files as Latin-1.
  List<Map<String, String>> forms() {
    return List.copyOf(forms);
  }

  void then(Behaviour behaviour) {
    next.add(behaviour);
  }

  static Behaviour complains(int status, String title, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      String json = "{\"errors\":[{\"title\":\"%s\",\"code\":\"c\"}]}".formatted(title);
      send(exchange, status, "application/json", json.getBytes(UTF_8));
    };
  }

  static Behaviour sends(String type, byte[] body) {
    return exchange -> send(exchange, 200, type, body);
  }

  /// Says nothing until the test is over.
  Behaviour hangs() {
    return exchange -> {
      try {
        closed.await();
      } catch (InterruptedException _) {
        exchange.close();
      }
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    forms.add(form);
    Behaviour told = next.poll();
    if (told != null) {
      told.answer(exchange);
    } else if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
      complains(403, "Authorization failed").answer(exchange);
    } else if (!form.containsKey("image_file") || !form.containsKey("size")) {
      complains(400, "Missing source or size parameter").answer(exchange);
    } else {
      exchange.getResponseHeaders().set("X-Credits-Charged", "1");
      byte[] cutOut = cutOut(form.get("image_file").getBytes(ISO_8859_1));
      send(exchange, 200, "image/png", cutOut);
    }
  }

  private static byte[] cutOut(byte[] file) {
    if (!(new Decoder(Limits.DEFAULT).decode(file) instanceof Decoded(var picture, _))) {
      throw new AssertionError("expected a picture");
    }
    Bitmap clear = Bitmap.blank(picture.width(), picture.height());
    for (int i = 0; i < clear.argb().length; i++) {
      clear.argb()[i] = picture.argb()[i] == 0xFFFFFFFF ? 0 : picture.argb()[i];
    }
    return Encoder.png(clear, 1);
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    Matcher type = BOUNDARY.matcher(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!type.matches()) {
      throw new AssertionError("expected a form");
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
    Map<String, String> form = new HashMap<>();
    for (String part : body.split(Pattern.quote("--" + type.group(1)), -1)) {
      int blank = part.indexOf("\r\n\r\n");
      Matcher name = NAME.matcher(part);
      if (blank > 0 && name.find()) {
        form.put(name.group(1), part.substring(blank + 4, part.length() - 2));
      }
    }
    return form;
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
