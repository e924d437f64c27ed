package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import imagefactory.kit.problem.ProblemException;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What requests have in common.
final class Bodies {
  private Bodies() {}

  static JsonNode required(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw new ProblemException(
          400, "validation", "expected a JSON object as the body", List.of());
    }
    return body;
  }

  /// No body is as good as an empty object, whatever its content type says.
  static JsonNode optional(byte[] body) {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return required(Documents.read(body));
    } catch (IOException _) {
      return required(null);
    }
  }

  static String actor(SecurityContext caller) {
    return caller.getUserPrincipal() == null ? "anonymous" : caller.getUserPrincipal().getName();
  }
}
