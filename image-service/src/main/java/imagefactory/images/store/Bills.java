package imagefactory.images.store;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What was paid to whom. One row for each provider, counted up, so that nobody sums over images.
@Singleton
public final class Bills {

  /// A provider's pictures and what they cost together.
  public record Bill(String provider, long images, BigDecimal cost) {
    public static Bill none(String provider) {
      return new Bill(provider, 0, BigDecimal.ZERO);
    }
  }

  public void add(Handle tx, String provider, BigDecimal cost) {
    tx.createUpdate(
            """
            insert into provider_bill as b (provider, images, cost) values (:provider, 1, :cost)
            on conflict (provider) do update set images = b.images + 1, cost = b.cost + excluded.cost\
            """)
        .bind("provider", provider)
        .bind("cost", cost)
        .execute();
  }

  public List<Bill> all(Handle tx) {
    return tx.createQuery("select provider, images, cost from provider_bill order by provider")
        .map((row, _) ->
            new Bill(row.getString("provider"), row.getLong("images"), row.getBigDecimal("cost")))
        .list();
  }
}
