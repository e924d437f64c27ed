package imagefactory.pixels.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An operation of libvips: a function with what it requires, then pairs of an option's name and
/// value, then NULL; it answers 0 or that it failed.
final class Operation {
  private final Function function;
  private final int required;
  private final List<MemorySegment> options;

  Operation(Function function, int required, List<String> options) {
    this.function = function;
    this.required = required;
    this.options = options.stream().map(Arena.global()::allocateFrom).toList();
  }

  /// What is required, then a value for each option, in the order they were named in.
  boolean run(Object... values) {
    Object[] arguments = new Object[required + 2 * options.size() + 1];
    System.arraycopy(values, 0, arguments, 0, required);
    for (int i = 0; i < options.size(); i++) {
      arguments[required + 2 * i] = options.get(i);
      arguments[required + 2 * i + 1] = values[required + i];
    }
    arguments[arguments.length - 1] = MemorySegment.NULL;
    return function.number(arguments) == 0;
  }
}
