package imagefactory.contracts.wire;

import imagefactory.contracts.wire.Json.UnreadableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that is not marked as absent at times must be there. JSON alone does not see to it.
final class Complete {
  /// Of our own records; what else there is has nothing that could be missing.
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return type.isRecord() && type.getName().startsWith("imagefactory.")
              ? Arrays.stream(type.getRecordComponents()).map(Part::of).toList()
              : List.of();
        }
      };

  private Complete() {}

  /// What there is to know of a record's component, found out once.
  private record Part(String name, Method accessor, boolean mayBeAbsent) {
    static Part of(RecordComponent component) {
      Method accessor = component.getAccessor();
      // Else it is looked at anew each time whether we may call it.
      accessor.setAccessible(true);
      return new Part(component.getName(), accessor, Complete.mayBeAbsent(component));
    }

    @Nullable Object in(Object value) {
      try {
        return accessor.invoke(value);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }

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
    List<Part> parts = PARTS.get(value.getClass());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Object found = part.in(value);
      String missing = found == null ? absent(part) : missingIn(found);
      if (missing != null) {
        return "." + part.name() + missing;
      }
    }
    return null;
  }

  private static @Nullable String absent(Part part) {
    return part.mayBeAbsent() ? null : "";
  }

  static boolean mayBeAbsent(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
