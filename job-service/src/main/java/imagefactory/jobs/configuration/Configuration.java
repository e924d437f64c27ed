package imagefactory.jobs.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// What an operator saves: settings as they were written, under a name.
@Entity
public class Configuration {
  @Id private UUID id;
  private String name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> tags;

  /// JSON, kept as the operator wrote it: defaults may change, what was asked for does not.
  private String settings;

  @Version private int version;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
  protected Configuration() {}

  public Configuration(UUID id, String name, List<String> tags, String settings, Instant now) {
    this.id = id;
    this.name = name;
    this.tags = List.copyOf(tags);
    this.settings = settings;
    this.createdAt = now;
    this.updatedAt = now;
  }

  public void replace(String name, List<String> tags, String settings, Instant now) {
    this.name = name;
    this.tags = List.copyOf(tags);
    this.settings = settings;
    this.updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public List<String> tags() {
    return List.copyOf(tags);
  }

  public String settings() {
    return settings;
  }

  public int version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
