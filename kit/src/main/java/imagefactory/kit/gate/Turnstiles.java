package imagefactory.kit.gate;

import imagefactory.kit.gate.Turnstile.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Each turnstile is a row: whoever passes holds its lock for one short transaction, and its time
/// is PostgreSQL's, so the machines' clocks do not matter.
public final class Turnstiles {
  private static final Passage GONE = new Passage.Go(Duration.ZERO);

  private final Jdbi jdbi;
  private final Table table;

  /// Where the rows are: a table of the service's own with this column as its key, and as the rest
  /// `turn`, `failures`, `opened_at`, `open_until` and `not_before`.
  public record Table(String name, String key) {}

  public Turnstiles(Jdbi jdbi, Table table) {
    this.jdbi = jdbi;
    this.table = table;
  }

  /// A row and the time at which it was read.
  private record Seen(Turnstile turnstile, Instant now) {}

  /// Only calls that are counted take a turn at the rate that the rules allow.
  public Passage enter(String name, Rules rules, boolean counted) {
    return change(name, seen -> seen.turnstile.enter(seen.now, rules, counted));
  }

  public void succeeded(String name) {
    change(name, seen -> new Entry(GONE, seen.turnstile.succeeded()));
  }

  public void failed(String name, Rules rules) {
    change(name, seen -> new Entry(GONE, seen.turnstile.failed(seen.now, rules)));
  }

  public void leaveAlone(String name, Duration time) {
    change(name, seen -> new Entry(GONE, seen.turnstile.leftAlone(seen.now.plus(time))));
  }

  private Passage change(String name, Function<Seen, Entry> change) {
    return jdbi.inTransaction(tx -> {
      Seen seen = read(tx, name);
      Entry entry = change.apply(seen);
      if (!entry.after().equals(seen.turnstile)) {
        write(tx, name, entry.after());
      }
      return entry.passage();
    });
  }

  private Seen read(Handle tx, String name) {
    tx.createUpdate("insert into <table> (<key>) values (:name) on conflict (<key>) do nothing")
        .define("table", table.name())
        .define("key", table.key())
        .bind("name", name)
        .execute();
    return tx.createQuery(
            "select *, clock_timestamp() as now from <table> where <key> = :name for update")
        .define("table", table.name())
        .define("key", table.key())
        .bind("name", name)
        .map((row, _) -> new Seen(GateRow.turnstile(row), GateRow.now(row)))
        .one();
  }

  private void write(Handle tx, String name, Turnstile after) {
    tx.createUpdate(
            """
            update <table>
            set turn = :turn, failures = :failures, opened_at = :openedAt,
              open_until = :openUntil, not_before = :notBefore
            where <key> = :name\
            """)
        .define("table", table.name())
        .define("key", table.key())
        .bind("name", name)
        .bind("turn", after.turn())
        .bind("failures", after.failures())
        .bind("openedAt", after.openedAt())
        .bind("openUntil", after.openUntil())
        .bind("notBefore", after.notBefore())
        .execute();
  }
}
