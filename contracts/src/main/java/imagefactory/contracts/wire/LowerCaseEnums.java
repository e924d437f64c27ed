package imagefactory.contracts.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// `QC_FAILED` in Java, `qc_failed` everywhere else.
public final class LowerCaseEnums extends SimpleModule {
  public LowerCaseEnums() {
    super("lower-case-enums");
    addSerializer(new Writer());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(
        new Deserializers.Base() {
          @Override
          public JsonDeserializer<?> findEnumDeserializer(
              Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new Reader(type);
          }

          @Override
          public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isEnum();
          }
        });
  }

  public static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static final class Writer extends StdSerializer<Enum<?>> {
    Writer() {
      super(Enum.class, false);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(nameOf(value));
    }
  }

  private static final class Reader extends JsonDeserializer<Object> {
    private final Class<?> type;
    private final Map<String, Object> constants = new LinkedHashMap<>();

    Reader(Class<?> type) {
      this.type = type;
      for (Object constant : type.getEnumConstants()) {
        constants.put(nameOf((Enum<?>) constant), constant);
      }
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String name = in.getText();
      Object constant = constants.get(name);
      return constant == null
          ? context.handleWeirdStringValue(
              type, name, "expected one of %s", String.join(", ", constants.keySet()))
          : constant;
    }
  }
}
