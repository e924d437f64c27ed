package imagefactory.contracts.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// Times in JSON, as `Timestamp` reads them; in any other form, as Jackson does.
final class Timestamps extends SimpleModule {
  Timestamps() {
    super("timestamps");
    addDeserializer(Instant.class, new Reader());
  }

  private static final class Reader extends StdDeserializer<Instant> {
    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (in.hasToken(JsonToken.VALUE_STRING) && Timestamp.isPlain(in.getText())) {
        try {
          return Timestamp.plain(in.getText());
        } catch (DateTimeException e) {
          return (Instant)
              context.handleWeirdStringValue(Instant.class, in.getText(), "%s", e.getMessage());
        }
      }
      return InstantDeserializer.INSTANT.deserialize(in, context);
    }
  }
}
