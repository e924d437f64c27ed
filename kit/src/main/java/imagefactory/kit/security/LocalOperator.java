package imagefactory.kit.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Whoever uses a local service is the principal `local` and may do everything.
@ApplicationScoped
public class LocalOperator implements SecurityIdentityAugmentor {
  private final Access access;

  LocalOperator(Access access) {
    this.access = access;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (!access.isLocal() || !identity.isAnonymous()) {
      return Uni.createFrom().item(identity);
    }
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("local"))
                .addRoles(Set.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN))
                .build());
  }
}
