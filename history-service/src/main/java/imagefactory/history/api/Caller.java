package imagefactory.history.api;

import jakarta.ws.rs.core.SecurityContext;

/// Who asks, for the audit.
final class Caller {
  private Caller() {}

  static String name(SecurityContext context) {
    return context.getUserPrincipal() == null ? "anonymous" : context.getUserPrincipal().getName();
  }
}
