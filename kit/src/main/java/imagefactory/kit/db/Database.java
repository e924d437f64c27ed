package imagefactory.kit.db;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/// Makes the one [Jdbi] of a service; a transaction is its `Handle`.
public final class Database {
  private Database() {}

  public static Jdbi over(DataSource source) {
    return Jdbi.create(source)
        .installPlugin(new PostgresPlugin())
        .registerArrayType(Boolean.class, "boolean")
        .registerArrayType(Database::instants);
  }

  /// As text with its zone: a java.sql.Timestamp would be ambiguous for an hour each autumn.
  private static Optional<SqlArrayType<?>> instants(Type type, ConfigRegistry config) {
    return type == Instant.class
        ? Optional.of(SqlArrayType.<@Nullable Instant>of("timestamptz", Database::text))
        : Optional.empty();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  @Singleton
  static final class Bean {
    @Produces
    @Singleton
    Jdbi jdbi(DataSource source) {
      return over(source);
    }
  }
}
