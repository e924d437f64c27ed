package imagefactory.contracts.wire;

import imagefactory.contracts.WireName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which record stands behind which name, read once from the sealed types themselves.
public final class WireNames {
  private static final ClassValue<List<String>> NAMES =
      new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> type) {
          WireName name = type.getAnnotation(WireName.class);
          if (name == null) {
            throw new IllegalStateException("expected a @WireName on " + type.getName());
          }
          return List.of(name.value());
        }
      };

  private WireNames() {}

  public static String of(Object message) {
    List<String> names = NAMES.get(message.getClass());
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          message.getClass().getName() + " has several names, so its writer must choose one");
    }
    return names.getFirst();
  }

  /// All names below a family, in the order of declaration.
  public static <T> Map<String, Class<? extends T>> under(Class<T> family) {
    Map<String, Class<? extends T>> found = new LinkedHashMap<>();
    for (Class<? extends T> type : records(family)) {
      for (String name : NAMES.get(type)) {
        if (found.put(name, type) != null) {
          throw new IllegalStateException("two messages are named " + name);
        }
      }
    }
    return Collections.unmodifiableMap(found);
  }

  private static <T> List<Class<? extends T>> records(Class<? extends T> family) {
    Class<?> @Nullable [] permitted = family.getPermittedSubclasses();
    if (permitted == null) {
      return List.of(family);
    }
    List<Class<? extends T>> found = new ArrayList<>();
    for (Class<?> each : permitted) {
      found.addAll(records(each.<T>asSubclass(uncheckedUpperBound(family))));
    }
    return found;
  }

  @SuppressWarnings("unchecked") // a permitted subclass of a T is a T
  private static <T> Class<T> uncheckedUpperBound(Class<? extends T> family) {
    return (Class<T>) family;
  }
}
