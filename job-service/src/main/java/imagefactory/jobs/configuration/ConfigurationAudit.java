package imagefactory.jobs.configuration;

import imagefactory.contracts.wire.Json;
import imagefactory.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/// Notes who changed which configuration, in the transaction of the change, beside what the ledger
/// notes of jobs.
final class ConfigurationAudit {
  enum Action {
    CREATE("create-configuration"),
    REPLACE("replace-configuration"),
    DELETE("delete-configuration");

    private final String written;

    Action(String written) {
      this.written = written;
    }
  }

  private ConfigurationAudit() {}

  /// The detail is cast twice: as an argument of type jsonb the driver would quote it.
  static Uni<Integer> note(
      Mutiny.Session session,
      Action action,
      Configuration configuration,
      String actor,
      Instant now,
      Map<String, String> detail) {
    Map<String, String> all = new TreeMap<>(detail);
    all.put("name", configuration.name());
    return session
        .createNativeQuery(
            """
            insert into audit (id, at, actor, action, configuration_id, outcome, detail)
            values (:id, :at, :actor, :action, :configuration, 'granted', cast(cast(:detail as text) as jsonb))
            """)
        .setParameter("id", Ids.next())
        .setParameter("at", now)
        .setParameter("actor", actor)
        .setParameter("action", action.written)
        .setParameter("configuration", configuration.id())
        .setParameter("detail", Json.text(all))
        .executeUpdate();
  }
}
