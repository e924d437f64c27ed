package imagefactory.history.api;

import imagefactory.kit.page.Page;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Pages are answered as what they are, which OpenAPI can tell of; their link is added on the way
/// out.
final class NextLink {
  @ServerResponseFilter
  void add(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Page<?> page && page.next() != null) {
      String link = page.response(request.getUriInfo()).getHeaderString("Link");
      response.getHeaders().putSingle("Link", link);
    }
  }
}
