package imagefactory.history.api;

import imagefactory.history.export.Exports;
import imagefactory.kit.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.resteasy.reactive.RestResponse;

/// A file that is written while it is sent.
final class Attachment {
  private Attachment() {}

  /// Writes an export; its place is free again when it has ended, however it ends.
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  static RestResponse<StreamingOutput> of(
      Exports exports, String fileName, String mediaType, Body body) {
    // Before anything is answered: what is refused must not look like a file.
    if (exports.areFull()) {
      throw new ProblemException(
          503, "too_many_exports", "all places for exports are taken; come back later");
    }
    StreamingOutput written =
        out -> {
          try (Exports.Place _ = exports.await()) {
            body.write(out);
          }
        };
    return RestResponse.ResponseBuilder.ok(written)
        .header(HttpHeaders.CONTENT_TYPE, mediaType)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
        .build();
  }
}
