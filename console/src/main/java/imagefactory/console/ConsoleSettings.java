package imagefactory.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the browser finds the other services. Each must let the console's own address in (CORS,
/// `FACTORY_CONSOLE_ORIGINS`).
@ConfigMapping(prefix = "factory.console")
public interface ConsoleSettings {
  @WithDefault("http://127.0.0.1:8081")
  String jobs();

  @WithDefault("http://127.0.0.1:8082")
  String images();

  @WithDefault("http://127.0.0.1:8083")
  String quality();
}
