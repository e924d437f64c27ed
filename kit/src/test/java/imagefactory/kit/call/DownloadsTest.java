package imagefactory.kit.call;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.kit.call.Fetched.File;
import imagefactory.kit.call.Fetched.Refused;
import imagefactory.kit.call.Fetched.Unavailable;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files from addresses that somebody else gave, over real HTTP and TLS.
class DownloadsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static final CountDownLatch HANGING = new CountDownLatch(1);

  private static Vertx vertx;
  private static HttpServer plain;
  private static HttpServer secure;
  private static HttpClient client;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    vertx = Vertx.vertx();
    PfxOptions certificate = certificate(folder.resolve("certificate.p12"));
    plain = listen(new HttpServerOptions());
    secure = listen(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate));
    client = vertx.createHttpClient(new HttpClientOptions().setTrustOptions(certificate));
  }

  /// Of nobody but us, for one name.
  private static PfxOptions certificate(Path store) throws Exception {
    var keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=pictures.example",
            "-ext",
            "SAN=dns:pictures.example",
            "-storetype",
            "PKCS12",
            "-storepass",
            "password",
            "-keystore",
            store.toString());
    assertThat(keytool.inheritIO().start().waitFor()).isZero();
    return new PfxOptions().setPath(store.toString()).setPassword("password");
  }

  private static HttpServer listen(HttpServerOptions options) throws Exception {
    return vertx
        .createHttpServer(options)
        .requestHandler(DownloadsTest::answer)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static void answer(HttpServerRequest request) {
    ASKED.add(request.authority() + request.uri());
    var response = request.response();
    switch (String.valueOf(request.path())) {
      case "/text" -> response.putHeader("Content-Type", "text/html").end("<html>");
      case "/gone" -> response.setStatusCode(404).end();
      case "/busy" -> response.setStatusCode(429).putHeader("Retry-After", "7").end();
      case "/large" -> response.putHeader("Content-Type", "image/png").end("x".repeat(101));
      case "/round" -> response.setStatusCode(302).putHeader("Location", "/round").end();
      case "/moved" -> response.setStatusCode(301).putHeader("Location", "fine?a=b").end();
      case "/inside" ->
          response.setStatusCode(302).putHeader("Location", "http://10.0.0.1/secret").end();
      case "/file" -> response.setStatusCode(302).putHeader("Location", "file:///etc/passwd").end();
      case "/half" -> {
        response.putHeader("Content-Type", "image/png").putHeader("Content-Length", "50");
        response.write(Buffer.buffer("half")).onComplete(_ -> request.connection().close());
      }
      case "/hang" -> HANGING.countDown();
      default -> response.putHeader("Content-Type", "Image/PNG; x=y").end("png");
    }
  }

  @Test
  void fetches_a_file_from_where_the_service_is_configured() throws Exception {
    assertThat(fetchTrusted("/fine"))
        .isInstanceOfSatisfying(
            File.class,
            file -> {
              assertThat(file.type()).isEqualTo("image/png");
              assertThat(file.bytes()).asString().isEqualTo("png");
            });
  }

  @Test
  void does_not_go_into_this_network_unless_the_service_is_configured_there() throws Exception {
    assertThat(real().fetch(download(uri(plain, "/fine"), Optional.empty())))
        .isEqualTo(new Refused("127.0.0.1 is not on the internet at large"));
    // Another port of the same machine is another service.
    var other = new Endpoint("X", uri(secure, ""), Optional.empty());
    assertThat(real().fetch(download(uri(plain, "/fine"), Optional.of(other))))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/",
        "http://2130706433/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://me@1.1.1.1/",
        "ftp://1.1.1.1/",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "/relative",
      })
  void goes_nowhere_but_to_the_internet_at_large_by_http(String address) throws Exception {
    assertThat(real().fetch(download(URI.create(address), Optional.empty())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void follows_a_redirect_and_asks_for_the_name_that_was_given() throws Exception {
    assertThat(fetchTrusted("/moved")).isInstanceOf(File.class);
    assertThat(ASKED).contains("127.0.0.1:%d/fine?a=b".formatted(plain.actualPort()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/text | expected [image/png], found text/html",
        "/gone | answered HTTP 404",
        "/large | expected at most 100 bytes",
        "/round | expected at most 3 redirects",
        "/inside | 10.0.0.1 is not on the internet at large",
        "/file | expected an http or https address without a login",
      })
  void refuses_what_it_does_not_take_and_where_it_does_not_go(String path, String why)
      throws Exception {
    assertThat(fetchTrusted(path)).isEqualTo(new Refused(why));
  }

  @Test
  void tells_what_passes_from_what_does_not() throws Exception {
    assertThat(fetchTrusted("/busy"))
        .isEqualTo(new Unavailable("answered HTTP 429", Duration.ofSeconds(7)));
    assertThat(fetchTrusted("/half")).isInstanceOf(Unavailable.class);
    var slow = new Download(uri(plain, "/hang"), Set.of("image/png"), here(), ofMillis(300), 100);
    assertThat(real().fetch(slow))
        .isEqualTo(new Unavailable("no file within 300 ms", Duration.ZERO));
  }

  @Test
  void connects_to_the_address_that_was_checked_whatever_the_name_means_later() throws Exception {
    Queue<InetAddress> meanings =
        new ArrayDeque<>(List.of(HERE, InetAddress.ofLiteral("10.0.0.1")));
    var downloads =
        new Downloads(client, NOON, _ -> new InetAddress[] {meanings.remove()}, HERE::equals);

    Fetched fetched = downloads.fetch(download(named(plain, "http", "rebound.example")));

    assertThat(fetched).isInstanceOf(File.class);
    assertThat(meanings).hasSize(1);
    assertThat(ASKED).contains("rebound.example:%d/fine".formatted(plain.actualPort()));
  }

  @Test
  void a_name_with_one_address_of_this_network_is_refused_whatever_the_others() throws Exception {
    InetAddress[] both = {InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")};
    var downloads = new Downloads(client, NOON, _ -> both, PublicAddress::is);
    assertThat(downloads.fetch(download(named(plain, "http", "both.example"))))
        .isEqualTo(new Refused("both.example is not on the internet at large"));
  }

  @Test
  void the_certificate_must_be_of_the_name_though_the_connection_goes_to_an_address()
      throws Exception {
    var downloads = new Downloads(client, NOON, _ -> new InetAddress[] {HERE}, _ -> true);
    assertThat(downloads.fetch(download(named(secure, "https", "pictures.example"))))
        .isInstanceOf(File.class);
    assertThat(downloads.fetch(download(named(secure, "https", "other.example"))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_name_that_nobody_knows_may_be_known_later() throws Exception {
    var downloads =
        new Downloads(
            client,
            NOON,
            host -> {
              throw new UnknownHostException(host);
            },
            _ -> true);
    assertThat(downloads.fetch(download(URI.create("https://gone.example/a"))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void an_interrupt_ends_a_download_at_once() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              try {
                var forever =
                    new Download(
                        uri(plain, "/hang"), Set.of("image/png"), here(), Duration.ofHours(1), 100);
                real().fetch(forever);
                ended.complete(false);
              } catch (InterruptedException _) {
                ended.complete(true);
              }
            });
    HANGING.await();
    waiting.interrupt();
    assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private static Fetched fetchTrusted(String path) throws InterruptedException {
    return real().fetch(download(uri(plain, path), here()));
  }

  private static Downloads real() {
    return new Downloads(client, NOON);
  }

  private static Optional<Endpoint> here() {
    return Optional.of(new Endpoint("X", uri(plain, ""), Optional.empty()));
  }

  private static Download download(URI from) {
    return download(from, Optional.empty());
  }

  private static Download download(URI from, Optional<Endpoint> trusted) {
    return new Download(from, Set.of("image/png"), trusted, PATIENCE, 100);
  }

  private static Duration ofMillis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static URI uri(HttpServer server, String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.actualPort(), path));
  }

  private static URI named(HttpServer server, String scheme, String host) {
    return URI.create("%s://%s:%d/fine".formatted(scheme, host, server.actualPort()));
  }
}
