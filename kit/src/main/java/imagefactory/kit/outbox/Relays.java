package imagefactory.kit.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.postgresql.ds.PGSimpleDataSource;

/// Runs one relay per shard as long as the service runs, counts what they do and tells when one is
/// sick.
@Singleton
@Liveness
final class Relays implements HealthCheck {
  private final OutboxSettings settings;
  private final Shards shards;
  private final Map<String, Object> kafka;
  private final String prefix;
  private final DataSource source;
  private final MeterRegistry meters;
  private volatile List<Relay> relays = List.of();

  Relays(
      OutboxSettings settings,
      Shards shards,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "factory.topic-prefix") Optional<String> prefix,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      MeterRegistry meters) {
    this.settings = settings;
    this.shards = shards;
    this.kafka = kafka;
    this.prefix = prefix.orElse("");
    this.meters = meters;
    var own = new PGSimpleDataSource();
    own.setUrl(url);
    own.setUser(user);
    own.setPassword(password);
    this.source = own;
  }

  void start(@Observes StartupEvent start) {
    if (settings.enabled()) {
      relays =
          IntStream.range(0, shards.settle(settings.shards()))
              .mapToObj(shard -> new Relay(shard, source, kafka, prefix, settings).start())
              .toList();
      relays.forEach(this::measure);
    }
  }

  /// All at once: each may need its whole time.
  void stop(@Observes ShutdownEvent stop) {
    relays.parallelStream().forEach(Relay::stop);
  }

  private void measure(Relay relay) {
    String shard = Integer.toString(relay.shard());
    FunctionCounter.builder("outbox.sent", relay, Relay::sent)
        .description("Messages that Kafka has acknowledged")
        .tag("shard", shard)
        .register(meters);
    FunctionCounter.builder("outbox.refused", relay, Relay::refused)
        .description("Messages that Kafka will never take, see table outbox_refused")
        .tag("shard", shard)
        .register(meters);
    Gauge.builder("outbox.lag", relay, r -> r.lag().toMillis() / 1000.0)
        .description("Age of the oldest message that waits")
        .baseUnit("seconds")
        .tag("shard", shard)
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("outbox relays").up();
    for (Relay relay : relays) {
      relay.sickness().ifPresent(why -> answer.withData("shard " + relay.shard(), why).down());
    }
    return answer.build();
  }
}
