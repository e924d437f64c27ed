package imagefactory.verdicts.setup;

import imagefactory.kit.chat.ChatSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// Where the vision judge is, what it may cost and how patient we are with it: `FACTORY_JUDGE_URL`,
/// `FACTORY_JUDGE_MODEL`, `FACTORY_JUDGE_KEY`. Without a url nobody looks at pictures but the
/// technical inspectors.
@ConfigMapping(prefix = "factory.judge")
public interface JudgeSettings extends ChatSettings {
  /// The longer side of the copy that is shown. Services bill by size and scale down themselves.
  @WithDefault("768")
  int pictureSide();

  /// How many images may be with the judge at once, waiting for their turn or its word, in all
  /// replicas together.
  @WithDefault("4")
  int concurrency();

  /// In all replicas together; 0 means any number.
  @WithDefault("0")
  int callsPerMinute();

  /// So many calls may come together, as long as there are not too many in a minute.
  @WithDefault("4")
  int burst();

  /// What an answered call costs, in the currency of your bill; noted with each verdict.
  Optional<BigDecimal> price();

  /// So many failures in a row, in all replicas together, and nobody calls for a while.
  @WithDefault("5")
  int failures();

  @WithDefault("15s")
  Duration openFor();

  /// When the judge has been out of order for so long, images are set aside at once. Short, since
  /// whoever waits holds up the images behind it.
  @WithDefault("30s")
  Duration giveUpAfter();
}
