package imagefactory.jobs.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The saved configurations: a form, so Hibernate keeps it.
@ApplicationScoped
public class Configurations {
  private final Mutiny.SessionFactory sessions;
  private final Clock clock;

  Configurations(Mutiny.SessionFactory sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /// How a change went.
  public sealed interface Change {
    record Made(Configuration configuration) implements Change {}

    record NotThere() implements Change {}

    /// Somebody else was faster.
    record Outdated(int version) implements Change {}

    record NameTaken() implements Change {}
  }

  /// What a client sends: checked, but not yet saved.
  public record Draft(String name, List<String> tags, String settings) {
    public Draft {
      tags = List.copyOf(tags);
    }
  }

  public Uni<Change> create(UUID id, Draft draft) {
    var configuration =
        new Configuration(id, draft.name(), draft.tags(), draft.settings(), clock.instant());
    return guarded(
        sessions.withTransaction(
            session -> session.persist(configuration).replaceWith(new Change.Made(configuration))));
  }

  /// `expected` is the version that the client saw; none means that it does not care.
  public Uni<Change> replace(UUID id, @Nullable Integer expected, Draft draft) {
    return guarded(
        sessions.withTransaction(session ->
            session
                .find(Configuration.class, id)
                .chain(found -> {
                  if (found == null) {
                    return change(new Change.NotThere());
                  }
                  if (expected != null && expected != found.version()) {
                    return change(new Change.Outdated(found.version()));
                  }
                  found.replace(draft.name(), draft.tags(), draft.settings(), clock.instant());
                  return session.flush().replaceWith(new Change.Made(found));
                })));
  }

  /// Jobs keep the settings they ran with, so a configuration may go at any time.
  public Uni<Boolean> delete(UUID id) {
    return sessions.withTransaction(session ->
        session
            .createMutationQuery("delete from Configuration where id = :id")
            .setParameter("id", id)
            .executeUpdate()
            .map(deleted -> deleted == 1));
  }

  public Uni<Optional<Configuration>> find(UUID id) {
    return sessions.withSession(
        session -> session.find(Configuration.class, id).map(Optional::ofNullable));
  }

  /// By name, beginning after the given one.
  public Uni<List<Configuration>> page(@Nullable String afterName, int most) {
    return sessions.withSession(session ->
        session
            .createSelectionQuery(
                "from Configuration where name > :after order by name", Configuration.class)
            .setParameter("after", afterName == null ? "" : afterName)
            .setMaxResults(most)
            .getResultList());
  }

  /// Counts no further than needed.
  public Uni<Long> countUpTo(int most) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                "select count(*) from (select 1 from configuration limit :most) as counted",
                Long.class)
            .setParameter("most", most)
            .getSingleResult());
  }

  private static Uni<Change> change(Change change) {
    return Uni.createFrom().item(change);
  }

  private static Uni<Change> guarded(Uni<? extends Change> work) {
    return work.onItem()
        .<Change>transform(change -> change)
        .onFailure(Configurations::nameTaken)
        .recoverWithItem(new Change.NameTaken());
  }

  private static boolean nameTaken(Throwable failure) {
    return failure instanceof ConstraintViolationException violation
        && String.valueOf(violation.getConstraintName()).contains("configuration_name_key");
  }
}
