package imagefactory.pixels.vips;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One C function. A dozen calls make an image, so that arguments travel boxed costs nothing that
/// could be seen.
final class Function {
  private final MethodHandle handle;

  Function(MethodHandle handle) {
    this.handle =
        handle
            .asSpreader(Object[].class, handle.type().parameterCount())
            .asType(MethodType.methodType(Object.class, Object[].class));
  }

  void run(Object... arguments) {
    var _ = call(arguments);
  }

  int number(Object... arguments) {
    return (int) Objects.requireNonNull(call(arguments));
  }

  long count(Object... arguments) {
    return (long) Objects.requireNonNull(call(arguments));
  }

  MemorySegment address(Object... arguments) {
    return (MemorySegment) Objects.requireNonNull(call(arguments));
  }

  private @Nullable Object call(Object[] arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a C function throws nothing", e);
    }
  }
}
