package imagefactory.images.ordering;

import imagefactory.images.ordering.Turnstile.Entry;
import imagefactory.images.provider.Remote;
import imagefactory.images.setup.OrderSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The turnstile of each provider is a row: whoever passes holds its lock for one short
/// transaction, and its time is PostgreSQL's, so the machines' clocks do not matter.
@Singleton
final class SharedGate implements Gate {
  private static final Passage GONE = new Passage.Go(Duration.ZERO);

  private final Jdbi jdbi;
  private final OrderSettings settings;

  SharedGate(Jdbi jdbi, OrderSettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /// A row and the time at which it was read.
  private record Seen(Turnstile turnstile, Instant now) {}

  @Override
  public Passage enter(Remote provider, boolean ordering) {
    return change(provider, seen -> seen.turnstile.enter(seen.now, rules(provider), ordering));
  }

  @Override
  public void succeeded(Remote provider) {
    change(provider, seen -> new Entry(GONE, seen.turnstile.succeeded()));
  }

  @Override
  public void failed(Remote provider) {
    change(provider, seen -> new Entry(GONE, seen.turnstile.failed(seen.now, rules(provider))));
  }

  @Override
  public void leaveAlone(Remote provider, Duration time) {
    change(provider, seen -> new Entry(GONE, seen.turnstile.leftAlone(seen.now.plus(time))));
  }

  private Rules rules(Remote provider) {
    return Rules.of(provider.access().rate(), settings);
  }

  private Passage change(Remote provider, Function<Seen, Entry> change) {
    return jdbi.inTransaction(tx -> {
      Seen seen = read(tx, provider.name());
      Entry entry = change.apply(seen);
      if (!entry.after().equals(seen.turnstile)) {
        write(tx, provider.name(), entry.after());
      }
      return entry.passage();
    });
  }

  private static Seen read(Handle tx, String provider) {
    tx.execute(
        "insert into provider_gate (provider) values (?) on conflict (provider) do nothing",
        provider);
    return tx.createQuery(
            "select *, clock_timestamp() as now from provider_gate where provider = :provider for update")
        .bind("provider", provider)
        .map((row, _) -> new Seen(GateRow.turnstile(row), GateRow.now(row)))
        .one();
  }

  private static void write(Handle tx, String provider, Turnstile after) {
    tx.createUpdate(
            """
            update provider_gate
            set turn = :turn, failures = :failures, opened_at = :openedAt,
              open_until = :openUntil, not_before = :notBefore
            where provider = :provider\
            """)
        .bind("provider", provider)
        .bind("turn", after.turn())
        .bind("failures", after.failures())
        .bind("openedAt", after.openedAt())
        .bind("openUntil", after.openUntil())
        .bind("notBefore", after.notBefore())
        .execute();
  }
}
