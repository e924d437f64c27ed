package imagefactory.teststack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Hands the stack to the service under test as its settings.
public final class StackForQuarkus implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(Stack.current().environment());
    settings.put("quarkus.http.test-port", "0");
    return settings;
  }

  /// The build owns the stack, not this test.
  @Override
  public void stop() {}
}
