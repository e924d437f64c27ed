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
import org.jspecify.annotations.Nullable;

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
    public @Nullable Instant deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      try {
        if (in.hasToken(JsonToken.VALUE_STRING) && Timestamp.isPlain(in.getText())) {
          return Timestamp.plain(in.getText());
        }
        Instant other = InstantDeserializer.INSTANT.deserialize(in, context);
        return other == null ? null : Timestamp.inFourDigits(other);
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, in.getText(), "%s", e.getMessage());
      }
    }
  }
}
