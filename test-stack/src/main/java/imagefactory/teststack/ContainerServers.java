package imagefactory.teststack;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// Both servers in containers, for `-Dstack=containers`. The images' names can be those of a
/// private registry.
final class ContainerServers implements Servers {

  static final String POSTGRES_IMAGE = "stack.postgres.image";
  static final String KAFKA_IMAGE = "stack.kafka.image";

  private final PostgreSQLContainer postgres;
  private final KafkaContainer kafka;

  private ContainerServers(PostgreSQLContainer postgres, KafkaContainer kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  @SuppressWarnings("resource") // close() stops both, and the reaper does if this process dies
  static ContainerServers start() {
    var postgres =
        new PostgreSQLContainer(image(POSTGRES_IMAGE, "postgres:18-alpine", "postgres"))
            .withUsername("postgres")
            .withPassword("admin")
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    var kafka =
        new KafkaContainer(image(KAFKA_IMAGE, "apache/kafka:4.1.1", "apache/kafka"))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    Startables.deepStart(postgres, kafka).join();
    return new ContainerServers(postgres, kafka);
  }

  @Override
  public Address address() {
    return new Address(
        "%s:%d"
            .formatted(
                postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
        postgres.getPassword(),
        kafka.getBootstrapServers());
  }

  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
  }

  private static DockerImageName image(String property, String standard, String compatible) {
    return DockerImageName.parse(System.getProperty(property, standard))
        .asCompatibleSubstituteFor(compatible);
  }
}
