package imagefactory.images.ordering;

import imagefactory.kit.gate.GateRow;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The circuits of all providers that were ever called.
@Singleton
public final class Circuits {
  public List<Circuit> all(Handle tx) {
    return tx.createQuery("select *, clock_timestamp() as now from provider_gate order by provider")
        .map((row, _) ->
            Circuit.of(row.getString("provider"), GateRow.turnstile(row), GateRow.now(row)))
        .list();
  }
}
