package imagefactory.images.store;

import imagefactory.images.ordering.Ticket;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The tickets of orders, beside their images.
@Singleton
public final class Tickets {

  /// A blank one if there is no such image.
  public Ticket of(Handle tx, UUID imageId) {
    return tx.createQuery(
            """
            select order_placing, provider_task_id, order_looks, order_errors
            from image where id = :id\
            """)
        .bind("id", imageId)
        .map((row, _) ->
            new Ticket(
                row.getBoolean("order_placing"),
                row.getString("provider_task_id"),
                row.getInt("order_looks"),
                row.getInt("order_errors")))
        .findOne()
        .orElse(Ticket.BLANK);
  }

  public void keep(Handle tx, UUID imageId, Ticket ticket) {
    tx.createUpdate(
            """
            update image
            set order_placing = :placing, provider_task_id = :taskId, order_looks = :looks,
              order_errors = :errorsInARow
            where id = :id\
            """)
        .bind("id", imageId)
        .bindMethods(ticket)
        .execute();
  }
}
