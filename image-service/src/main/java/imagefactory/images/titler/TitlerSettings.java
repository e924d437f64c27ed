package imagefactory.images.titler;

import imagefactory.kit.chat.ChatSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the vision model is and how patient we are with it: `FACTORY_TITLER_URL`,
/// `FACTORY_TITLER_MODEL`, `FACTORY_TITLER_KEY`. Without a url the embedded titler finds all words;
/// after the last attempt an image gets words without having been seen.
@ConfigMapping(prefix = "factory.titler")
public interface TitlerSettings extends ChatSettings {
  /// The longer side of the copy that is shown. Services bill by size and scale down themselves.
  @WithDefault("768")
  int pictureSide();
}
