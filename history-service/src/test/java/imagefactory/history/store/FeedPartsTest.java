package imagefactory.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.history.store.FeedTable.Announced;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// The feed in its parts. Nothing of it is committed.
@QuarkusTest
@OnStack
class FeedPartsTest {
  @Inject Jdbi jdbi;

  @Test
  void makes_room_before_the_last_part_is_full() {
    jdbi.useTransaction(tx -> {
      long before = parts(tx);
      tx.execute("update feed_head set number = room - 400000");
      announce(tx);
      assertThat(parts(tx)).isEqualTo(before + 1);
      announce(tx);
      assertThat(parts(tx)).isEqualTo(before + 1);
      // Into the new part.
      tx.execute("update feed_head set number = room - 600000");
      announce(tx);
      tx.rollback();
    });
  }

  @Test
  void drops_what_is_too_old_and_nothing_else() {
    jdbi.useTransaction(tx -> {
      announce(tx);
      tx.execute("select feed_extend()");
      tx.execute("select feed_extend()");
      tx.execute(
          "update feed_part set made_at = now() - interval '1 day' * (4000000 - upper) / 1000000");
      tx.execute("update feed_head set number = room - 1500000");
      long parts = parts(tx);
      assertThat(FeedTable.drop(tx, Instant.now().minus(Duration.ofDays(7)))).isZero();
      assertThat(FeedTable.drop(tx, Instant.now())).isEqualTo((int) parts - 2);
      announce(tx);
      assertThat(parts(tx)).isEqualTo(2);
      tx.rollback();
    });
  }

  private static void announce(Handle tx) {
    FeedTable.announce(tx, List.of(new Announced("test", Ids.next(), Ids.next())));
  }

  private static long parts(Handle tx) {
    return tx.createQuery("select count(*) from feed_part").mapTo(Long.class).one();
  }
}
