package imagefactory.contracts.wire;

import imagefactory.contracts.wire.Json.UnreadableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that is not marked as absent at times must be there. JSON alone does not see to it.
final class Complete {
  /// Of our own records; what else there is has nothing that could be missing.
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return type.isRecord() && type.getName().startsWith("imagefactory.")
              ? List.of(type.getRecordComponents())
              : List.of();
        }
      };

  private Complete() {}

  static void check(Object value) throws UnreadableException {
    String missing = missingIn(value);
    if (missing != null) {
      throw new UnreadableException("expected a field " + missing.substring(1));
    }
  }

  /// The path to what is missing, made only if something is: nearly all messages are complete.
  private static @Nullable String missingIn(Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String missing = missingIn(list.get(i));
        if (missing != null) {
          return "[" + i + "]" + missing;
        }
      }
    }
    for (RecordComponent component : COMPONENTS.get(value.getClass())) {
      Object part = read(component, value);
      String missing = part == null ? absent(component) : missingIn(part);
      if (missing != null) {
        return "." + component.getName() + missing;
      }
    }
    return null;
  }

  private static @Nullable String absent(RecordComponent component) {
    return mayBeAbsent(component) ? null : "";
  }

  static boolean mayBeAbsent(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
