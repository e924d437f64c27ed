package imagefactory.kit.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An empty body, or the word null, is a mistake of the caller and not a null in the resource.
@Provider
public final class BodyRequired implements ReaderInterceptor {
  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null
        && Arrays.stream(context.getAnnotations()).noneMatch(MayBeAbsent.class::isInstance)) {
      throw new ProblemException(400, "validation", "expected a body, but found none", List.of());
    }
    return body;
  }
}
