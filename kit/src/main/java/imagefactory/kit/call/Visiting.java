package imagefactory.kit.call;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One request of a download under way. Vert.x's client makes it, since it can be told the address
/// to connect to beside the name to ask for and to find in the certificate.
final class Visiting {
  private static final int OK = 200;

  private final HttpClient client;
  private final Hop hop;
  private final Download download;
  private final CompletableFuture<Visit> found = new CompletableFuture<>();
  private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();

  Visiting(HttpClient client, Hop hop, Download download) {
    this.client = client;
    this.hop = hop;
    this.download = download;
  }

  CompletableFuture<Visit> start() {
    client
        .request(options())
        .onFailure(found::completeExceptionally)
        .onSuccess(ready -> {
          request.set(ready);
          if (found.isDone()) {
            end();
            return;
          }
          ready.send().onFailure(found::completeExceptionally).onSuccess(this::read);
        });
    return found;
  }

  private RequestOptions options() {
    URI uri = hop.uri();
    int port = Download.port(uri);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(SocketAddress.inetSocketAddress(port, hop.address().getHostAddress()))
        .setHost(uri.getHost())
        .setPort(port)
        .setSsl(Download.secure(uri))
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .setFollowRedirects(false)
        .setConnectTimeout(download.within().toMillis());
  }

  private void read(HttpClientResponse response) {
    String location = response.getHeader("Location");
    int status = response.statusCode();
    if (status / 100 == 3 && location != null) {
      found.complete(new Visit.Elsewhere(location));
      return;
    }
    if (status != OK) {
      String after = response.getHeader("Retry-After");
      found.complete(new Visit.Status(status, after == null ? "" : after));
      return;
    }
    String type = type(response.getHeader("Content-Type"));
    if (!download.types().contains(type)) {
      found.complete(new Visit.WrongType(type));
      return;
    }
    Buffer bytes = Buffer.buffer();
    response.exceptionHandler(found::completeExceptionally);
    response.handler(more -> {
      if (bytes.length() + more.length() > download.mostBytes()) {
        found.complete(new Visit.TooMuch());
        end();
      } else {
        bytes.appendBuffer(more);
      }
    });
    response.endHandler(_ -> found.complete(new Visit.Bytes(type, bytes.getBytes())));
  }

  private static String type(@Nullable String header) {
    return header == null ? "" : header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /// Closes the connection, whatever is still on its way.
  void end() {
    found.cancel(false);
    HttpClientRequest ready = request.get();
    if (ready != null) {
      ready.connection().close();
    }
  }
}
