package imagefactory.history.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// A log has three forms, and a client that takes anything must not get the one that never ends.
/// `?follow` asks for it, whatever the client says that it accepts.
final class FormOfLog {
  @ServerRequestFilter(preMatching = true)
  void choose(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().endsWith("/logs")) {
      return;
    }
    String follow = request.getUriInfo().getQueryParameters().getFirst("follow");
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (follow != null && !follow.equals("false")) {
      accept(request, MediaType.SERVER_SENT_EVENTS);
    } else if (accept == null || accept.contains(MediaType.WILDCARD)) {
      accept(request, MediaType.APPLICATION_JSON);
    }
  }

  private static void accept(ContainerRequestContext request, String type) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, type);
  }
}
