package imagefactory.images.api;

import imagefactory.images.api.Conditions.Part;
import imagefactory.kit.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Answers with a file, whole or in part.
final class FileAnswer {
  /// The id stays while the file behind it changes, so a client asks each time, and mostly hears
  /// 304.
  private static final String CACHE = "private, no-cache";

  private static final int CHUNK = 64 * 1024;

  private FileAnswer() {}

  /// Opens the file where a part of it begins.
  interface Source {
    InputStream open(long from) throws IOException;
  }

  static Response notModified(String tag) {
    return Response.notModified()
        .header(HttpHeaders.ETAG, Conditions.quoted(tag))
        .header(HttpHeaders.CACHE_CONTROL, CACHE)
        .build();
  }

  static Response of(
      String mediaType, String tag, long length, Source source, Conditions conditions) {
    if (!conditions.wantsPart(tag)) {
      return body(Response.ok(), mediaType, tag, source, new Part(0, length - 1));
    }
    Optional<Part> part = conditions.part(length);
    if (part.isEmpty()) {
      String detail = "the file has %d bytes".formatted(length);
      return Response.fromResponse(
              Problem.of(416, "range_not_satisfiable", detail, List.of()).response())
          .header("Content-Range", "bytes */" + length)
          .build();
    }
    String where = "bytes %d-%d/%d".formatted(part.get().first(), part.get().last(), length);
    return body(
        Response.status(206).header("Content-Range", where), mediaType, tag, source, part.get());
  }

  private static Response body(
      Response.ResponseBuilder answer, String mediaType, String tag, Source source, Part part) {
    StreamingOutput bytes =
        out -> {
          // Not before: a HEAD request never comes here, and would leave the file open.
          try (InputStream in = source.open(part.first())) {
            byte[] chunk = new byte[CHUNK];
            long left = part.length();
            while (left > 0) {
              int read = in.read(chunk, 0, (int) Math.min(CHUNK, left));
              if (read < 0) {
                throw new IOException("the file ended %d bytes early".formatted(left));
              }
              out.write(chunk, 0, read);
              left -= read;
            }
          }
        };
    return answer
        .entity(bytes)
        .type(mediaType)
        .header(HttpHeaders.CONTENT_LENGTH, part.length())
        .header(HttpHeaders.ETAG, Conditions.quoted(tag))
        .header(HttpHeaders.CACHE_CONTROL, CACHE)
        .header("Accept-Ranges", "bytes")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
