package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.contracts.wire.LowerCaseEnums;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Answers name their constants as messages do.
@Singleton
final class MessageNames implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper json) {
    json.registerModule(new LowerCaseEnums());
  }
}
