package imagefactory.history.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/// Answers with an ETag of what is answered, or with 304 to whoever has it already.
@Singleton
final class Tagged {
  private final ObjectMapper json;

  Tagged(ObjectMapper json) {
    this.json = json;
  }

  <T> RestResponse<T> answer(Request request, T view) {
    EntityTag tag = tagOf(view);
    return request.evaluatePreconditions(tag) == null
        ? RestResponse.ResponseBuilder.ok(view).tag(tag).build()
        : RestResponse.ResponseBuilder.<T>notModified().tag(tag).build();
  }

  private EntityTag tagOf(Object view) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(view));
      return new EntityTag(HexFormat.of().formatHex(digest, 0, 12), true);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + view.getClass().getName(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
