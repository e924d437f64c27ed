package imagefactory.jobs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// A configuration's settings for a job that begins now. Plain SQL, because they are read in the
/// transaction that stores the job; the form itself belongs to Hibernate.
@ApplicationScoped
public class SavedSettings {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Optional<JsonNode> of(Handle tx, UUID configurationId) {
    return tx.createQuery("select settings from configuration where id = :id")
        .bind("id", configurationId)
        .mapTo(String.class)
        .findOne()
        .map(SavedSettings::parsed);
  }

  private static JsonNode parsed(String settings) {
    try {
      return JSON.readTree(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected stored settings to be JSON", e);
    }
  }
}
