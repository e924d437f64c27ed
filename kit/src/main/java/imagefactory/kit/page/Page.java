package imagefactory.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list; `next` is null on the last one.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next, Total total) {
  public Page {
    items = List.copyOf(items);
  }

  /// Of the rows that were read with one more than the limit; the cursor is made of the last row
  /// shown.
  public static <T> Page<T> of(List<T> rows, Limit limit, Function<T, Cursor> cursor, Total total) {
    if (rows.size() <= limit.value()) {
      return new Page<>(rows, null, total);
    }
    List<T> shown = rows.subList(0, limit.value());
    return new Page<>(shown, cursor.apply(shown.getLast()).text(), total);
  }

  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), next, total);
  }

  /// With the link to the next page: the same request with the other cursor.
  public Response response(UriInfo request) {
    var response = Response.ok(this);
    if (next != null) {
      var link = request.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
      response.header("Link", "<%s>; rel=\"next\"".formatted(link));
    }
    return response.build();
  }
}
