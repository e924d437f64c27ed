package imagefactory.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// JSON Schemas as the records themselves give them: a component without `@Nullable` is required.
final class Schemas {
  private static final SchemaGenerator GENERATOR = generator();

  private Schemas() {}

  static JsonNode of(Class<?> type) {
    return GENERATOR.generateSchema(type);
  }

  private static SchemaGenerator generator() {
    var builder =
        new SchemaGeneratorConfigBuilder(
                Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
    builder.forFields().withRequiredCheck(Schemas::required);
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider((type, context) -> {
          if (!type.getErasedType().isEnum()) {
            return null;
          }
          ObjectNode schema = context.getGeneratorConfig().createObjectNode();
          schema.put("type", "string");
          var names = schema.putArray("enum");
          for (Object constant : type.getErasedType().getEnumConstants()) {
            names.add(LowerCaseEnums.nameOf((Enum<?>) constant));
          }
          return new com.github.victools.jsonschema.generator.CustomDefinition(schema, true);
        });
    return new SchemaGenerator(builder.build());
  }

  /// Lists and maps may be absent, too: then they are empty.
  private static boolean required(FieldScope field) {
    Class<?> owner = field.getDeclaringType().getErasedType();
    if (!owner.isRecord() || many(field.getRawMember().getType())) {
      return false;
    }
    List<RecordComponent> components = Arrays.asList(owner.getRecordComponents());
    return components.stream()
        .filter(component -> component.getName().equals(field.getName()))
        .noneMatch(Complete::mayBeAbsent);
  }

  private static boolean many(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }
}
