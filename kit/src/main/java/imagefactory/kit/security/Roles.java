package imagefactory.kit.security;

/// For `@RolesAllowed`: look, act, change the rules.
public final class Roles {
  public static final String VIEWER = "viewer";
  public static final String OPERATOR = "operator";
  public static final String ADMIN = "admin";

  private Roles() {}
}
