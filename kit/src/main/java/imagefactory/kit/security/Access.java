package imagefactory.kit.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Who may come in: on loopback whoever sits at the machine, on any other address whoever OIDC
/// knows. There is no third way, so a service without either does not start.
@Singleton
public final class Access {
  private final boolean oidc;
  private final String host;

  Access(
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean oidc,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.oidc = oidc;
    this.host = host;
  }

  /// No login, loopback only.
  boolean isLocal() {
    return !oidc;
  }

  /// Runs before the port opens, so that a refusal never leaves a door ajar.
  void check(@Observes @Priority(1) StartupEvent start) throws UnknownHostException {
    if (!oidc && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalStateException(
          "refusing to start: %s is not loopback and OIDC is off; bind to 127.0.0.1 (FACTORY_HOST) or configure OIDC (FACTORY_OIDC=true, QUARKUS_OIDC_AUTH_SERVER_URL)"
              .formatted(host));
    }
  }
}
