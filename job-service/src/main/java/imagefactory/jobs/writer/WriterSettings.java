package imagefactory.jobs.writer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// Where the language model is and how patient we are with it. Url, model and key come from the
/// environment alone: `FACTORY_WRITER_URL`, `FACTORY_WRITER_MODEL`, `FACTORY_WRITER_KEY`.
@ConfigMapping(prefix = "factory.writer")
public interface WriterSettings {
  /// Of an OpenAI-compatible service, up to what stands before `/chat/completions`. Without one no
  /// prompts are written, and jobs that need them are refused.
  Optional<URI> url();

  Optional<String> model();

  /// Sent as a bearer token; never logged and never stored.
  Optional<String> key();

  /// One call, from the connection to the last byte. A batch takes a model some ten seconds.
  @WithDefault("60s")
  Duration callTimeout();

  /// A batch is asked for so often, whatever came of it.
  @WithDefault("10")
  int attempts();

  /// So many calls in a row may fail before we stop asking.
  @WithDefault("3")
  int errorsInARow();

  @WithDefault("1s")
  Duration firstRetry();

  /// The longest wait between two calls. A model that asks for more counts as unavailable, since
  /// the job keeps its lane while it waits.
  @WithDefault("5m")
  Duration lastRetry();

  /// So many calls at once, all jobs together. Few, because services limit them.
  @WithDefault("2")
  int concurrency();

  /// How inventive the model is; left to the model unless set.
  OptionalDouble temperature();
}
