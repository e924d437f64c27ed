package imagefactory.jobs.configuration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Configurations without what belongs to this place: no ids, versions or times, so that they can
/// be imported elsewhere. Read in pages, so that any number of them needs little memory; plain SQL,
/// because it is read on a thread that may wait.
@ApplicationScoped
public class Export {
  private final Jdbi jdbi;

  Export(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public record Item(String name, List<String> tags, @JsonRawValue String settings) {
    public Item {
      tags = List.copyOf(tags);
    }
  }

  /// Nothing does not narrow.
  public record Selection(List<UUID> ids, @Nullable String tag) {
    public Selection {
      ids = List.copyOf(ids);
    }
  }

  /// By name, beginning after the given one.
  public List<Item> page(Selection selection, String afterName, int most) {
    return jdbi.withHandle(tx ->
        tx.createQuery(
                """
                select name, tags, settings from configuration
                where name > :after
                  and (cardinality(:ids) = 0 or id = any (:ids))
                  and (:tag::text is null or :tag = any (tags))
                order by name limit :most
                """)
            .bind("after", afterName)
            .bindArray("ids", UUID.class, selection.ids())
            .bind("tag", selection.tag())
            .bind("most", most)
            .map((row, _) ->
                new Item(
                    row.getString("name"),
                    Arrays.asList((String[]) row.getArray("tags").getArray()),
                    row.getString("settings")))
            .list());
  }

  /// Of these ids the first that nobody has.
  public @Nullable UUID unknown(List<UUID> ids) {
    return jdbi.withHandle(tx ->
        tx.createQuery(
                """
                select wanted.id from unnest(:ids) as wanted(id)
                where not exists (select 1 from configuration c where c.id = wanted.id) limit 1
                """)
            .bindArray("ids", UUID.class, ids)
            .mapTo(UUID.class)
            .findOne()
            .orElse(null));
  }
}
