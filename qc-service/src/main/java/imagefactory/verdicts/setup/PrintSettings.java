package imagefactory.verdicts.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long it is remembered what the pictures that passed look like.
@ConfigMapping(prefix = "factory.qc.prints")
public interface PrintSettings {
  /// Then a print goes; 0 keeps all. Within a job it has done its work by then; what is lost is the
  /// warning that another job has the very same file.
  @WithDefault("90d")
  Duration keptFor();

  @WithDefault("1h")
  Duration cleanEvery();
}
