package imagefactory.kit.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/// OIDC without a server: a key made for this run, whose public half the application knows.
public final class Login implements QuarkusTestResourceLifecycleManager {
  private static final String PRIVATE = "kit.test.login";

  @Override
  public Map<String, String> start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      // The test's class is loaded by another loader than this one: as text it reaches both.
      System.setProperty(
          PRIVATE, Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
      return Map.of(
          "FACTORY_OIDC", "true",
          "quarkus.oidc.public-key",
              Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
          "quarkus.oidc.roles.role-claim-path", "groups");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    System.clearProperty(PRIVATE);
  }

  static String token(String name, String... roles) {
    String groups = Arrays.stream(roles).map(r -> '"' + r + '"').collect(Collectors.joining(","));
    String signed =
        base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8))
            + "."
            + base64(
                "{\"sub\":\"%1$s\",\"upn\":\"%1$s\",\"groups\":[%2$s],\"iat\":%3$d,\"exp\":%4$d}"
                    .formatted(
                        name,
                        groups,
                        Instant.now().getEpochSecond(),
                        Instant.now().getEpochSecond() + 300)
                    .getBytes(UTF_8));
    try {
      var key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
