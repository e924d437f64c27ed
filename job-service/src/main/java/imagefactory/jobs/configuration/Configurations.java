package imagefactory.jobs.configuration;

import imagefactory.jobs.configuration.ConfigurationAudit.Action;
import imagefactory.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The saved configurations: a form, so Hibernate keeps it. Every change is noted with who made it.
@ApplicationScoped
public class Configurations {
  private static final String MATCHES =
      """
      (:part = '' or position(lower(:part) in lower(name)) > 0) and (:tag = '' or :tag = any (tags))
      """;
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

  /// Which configurations a list shows; nothing does not narrow.
  public record Filter(@Nullable String partOfName, @Nullable String tag) {}

  public Uni<Change> create(UUID id, Draft draft, String actor) {
    Instant now = clock.instant();
    return guarded(
        sessions.withTransaction(session -> created(session, id, draft, actor, now, Map.of())));
  }

  private static Uni<Change> created(
      Mutiny.Session session,
      UUID id,
      Draft draft,
      String actor,
      Instant now,
      Map<String, String> detail) {
    var configuration = new Configuration(id, draft.name(), draft.tags(), draft.settings(), now);
    return session
        .persist(configuration)
        .call(session::flush)
        .call(() ->
            ConfigurationAudit.note(session, Action.CREATE, configuration, actor, now, detail))
        .replaceWith(new Change.Made(configuration));
  }

  /// `expected` is the version that the client saw; none means that it does not care.
  public Uni<Change> replace(UUID id, @Nullable Integer expected, Draft draft, String actor) {
    Instant now = clock.instant();
    return guarded(
        sessions.withTransaction(session ->
            session
                .find(Configuration.class, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> {
                  if (found == null) {
                    return change(new Change.NotThere());
                  }
                  if (expected != null && expected != found.version()) {
                    return change(new Change.Outdated(found.version()));
                  }
                  return replaced(session, found, draft, actor, now, Map.of());
                })));
  }

  private static Uni<Change> replaced(
      Mutiny.Session session,
      Configuration found,
      Draft draft,
      String actor,
      Instant now,
      Map<String, String> detail) {
    found.replace(draft.name(), draft.tags(), draft.settings(), now);
    return session
        .flush()
        .call(() -> ConfigurationAudit.note(session, Action.REPLACE, found, actor, now, detail))
        .replaceWith(new Change.Made(found));
  }

  /// Jobs keep the settings they ran with, so a configuration may go at any time.
  public Uni<Boolean> delete(UUID id, String actor) {
    Instant now = clock.instant();
    return sessions.withTransaction(session ->
        session
            .find(Configuration.class, id, LockModeType.PESSIMISTIC_WRITE)
            .chain(found ->
                found == null
                    ? Uni.createFrom().item(false)
                    : session
                        .remove(found)
                        .call(session::flush)
                        .call(() ->
                            ConfigurationAudit.note(
                                session, Action.DELETE, found, actor, now, Map.of()))
                        .replaceWith(true)));
  }

  /// One item of an import, each in its own transaction, so that another's mistake does not undo
  /// it.
  public Uni<Arrival> bring(Draft draft, OnConflict onConflict, String actor) {
    Instant now = clock.instant();
    var by = Map.of("by", "import");
    return sessions
        .withTransaction(session ->
            session
                .createSelectionQuery("from Configuration where name = :name", Configuration.class)
                .setParameter("name", draft.name())
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getSingleResultOrNull()
                .chain(found -> {
                  Arrival arrival =
                      Arrival.of(found == null ? null : found.id(), Ids.next(), onConflict);
                  return switch (arrival) {
                    case Arrival.Created(var id) ->
                        created(session, id, draft, actor, now, by).replaceWith(arrival);
                    case Arrival.Replaced _ when found != null ->
                        replaced(session, found, draft, actor, now, by).replaceWith(arrival);
                    case Arrival.Replaced _, Arrival.Skipped _, Arrival.NameTaken _ ->
                        Uni.createFrom().item(arrival);
                  };
                }))
        .onFailure(Configurations::nameTaken)
        .recoverWithItem(new Arrival.NameTaken());
  }

  /// The ids of those that have these names.
  public Uni<Map<String, UUID>> named(Set<String> names) {
    if (names.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return sessions.withSession(session ->
        session
            .createSelectionQuery("from Configuration where name in :names", Configuration.class)
            .setParameter("names", names)
            .getResultList()
            .map(found ->
                found.stream().collect(Collectors.toMap(Configuration::name, Configuration::id))));
  }

  public Uni<Optional<Configuration>> find(UUID id) {
    return sessions.withSession(
        session -> session.find(Configuration.class, id).map(Optional::ofNullable));
  }

  /// By name, beginning after the given one.
  public Uni<List<Configuration>> page(Filter filter, @Nullable String afterName, int most) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                "select * from configuration where name > :after and %s order by name limit :most"
                    .formatted(MATCHES),
                Configuration.class)
            .setParameter("after", afterName == null ? "" : afterName)
            .setParameter("part", orNothing(filter.partOfName()))
            .setParameter("tag", orNothing(filter.tag()))
            .setParameter("most", most)
            .getResultList());
  }

  /// Counts no further than needed.
  public Uni<Long> countUpTo(Filter filter, int most) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                "select count(*) from (select 1 from configuration where %s limit :most) as counted"
                    .formatted(MATCHES),
                Long.class)
            .setParameter("part", orNothing(filter.partOfName()))
            .setParameter("tag", orNothing(filter.tag()))
            .setParameter("most", most)
            .getSingleResult());
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
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
