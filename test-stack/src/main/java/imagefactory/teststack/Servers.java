package imagefactory.teststack;

import java.io.IOException;

/// A running PostgreSQL and a running Kafka, wherever they come from.
sealed interface Servers extends AutoCloseable permits EmbeddedServers, ContainerServers {

  /// Where they are: host:port each.
  record Address(String postgres, String adminPassword, String kafka) {}

  Address address();

  @Override
  void close() throws IOException;
}
