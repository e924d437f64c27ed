package imagefactory.pixels.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds C functions by name and gives them their types.
@SuppressWarnings("restricted") // a wrong type here is a crash; each stands once, in Functions
final class Symbols {
  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup library;

  Symbols(SymbolLookup library) {
    this.library = library;
  }

  /// No answer means that the function is `void`.
  Function function(String name, @Nullable MemoryLayout answer, MemoryLayout... parameters)
      throws VipsUnavailable {
    var type =
        answer == null
            ? FunctionDescriptor.ofVoid(parameters)
            : FunctionDescriptor.of(answer, parameters);
    return new Function(LINKER.downcallHandle(found(name), type));
  }

  /// `required` are the types that C declares before the dots.
  Operation operation(String name, List<? extends MemoryLayout> required, Option... options)
      throws VipsUnavailable {
    List<MemoryLayout> parameters = new ArrayList<>(required);
    for (Option option : options) {
      parameters.add(ADDRESS);
      parameters.add(option.type());
    }
    parameters.add(ADDRESS);
    var type = FunctionDescriptor.of(JAVA_INT, parameters.toArray(MemoryLayout[]::new));
    var variadic = Linker.Option.firstVariadicArg(required.size());
    return new Operation(
        new Function(LINKER.downcallHandle(found(name), type, variadic)),
        required.size(),
        List.of(options).stream().map(Option::name).toList());
  }

  private MemorySegment found(String name) throws VipsUnavailable {
    return library
        .find(name)
        .orElseThrow(() -> new VipsUnavailable("the library has no function " + name));
  }

  /// A named argument of an operation.
  record Option(String name, MemoryLayout type) {
    static Option number(String name) {
      return new Option(name, JAVA_INT);
    }

    static Option text(String name) {
      return new Option(name, ADDRESS);
    }
  }
}
