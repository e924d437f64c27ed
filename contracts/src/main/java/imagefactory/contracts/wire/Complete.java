package imagefactory.contracts.wire;

import imagefactory.contracts.wire.Json.UnreadableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that is not marked as absent at times must be there. JSON alone does not see to it.
final class Complete {
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  private Complete() {}

  static void check(Object value) throws UnreadableException {
    check(value, "");
  }

  private static void check(Object value, String path) throws UnreadableException {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        check(list.get(i), path + "[" + i + "]");
      }
    }
    if (!value.getClass().isRecord() || !ours(value)) {
      return;
    }
    for (RecordComponent component : COMPONENTS.get(value.getClass())) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Object part = read(component, value);
      if (part != null) {
        check(part, name);
      } else if (!mayBeAbsent(component)) {
        throw new UnreadableException("expected a field " + name);
      }
    }
  }

  private static boolean ours(Object value) {
    return value.getClass().getName().startsWith("imagefactory.");
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
