package imagefactory.pixels.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/// libvips in this process. It reads png, jpg and webp and refuses to load anything else; it keeps
/// nothing between images and starts no threads of its own that count.
public final class Vips {
  private static final int ON = 1;
  private static final int OFF = 0;

  private final Functions functions;
  private final Errors errors;
  private final Path file;

  private Vips(Functions functions, Path file) {
    this.functions = functions;
    this.errors = new Errors(functions);
    this.file = file;
  }

  /// Opening it twice is opening it once.
  @SuppressWarnings("restricted") // native code: that is what this room is for
  public static Vips open(Place place) throws VipsUnavailable {
    Path file = new Library(place).file();
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw new VipsUnavailable("%s cannot be loaded: %s".formatted(file, e.getMessage()), e);
    } catch (IllegalCallerException e) {
      throw new VipsUnavailable("Java was started without --enable-native-access", e);
    }
    Vips vips = new Vips(new Functions(new Symbols(library)), file);
    vips.begin();
    return vips;
  }

  private void begin() throws VipsUnavailable {
    try (Arena arena = Arena.ofConfined()) {
      // Its remarks about files would go to the standard error of the service.
      functions.setVariable.run(arena.allocateFrom("VIPS_WARNING"), arena.allocateFrom("off"), ON);
      if (functions.initialise.number(arena.allocateFrom("image-factory")) != 0) {
        try (var turn = errors.enter()) {
          throw new VipsUnavailable("libvips does not start: " + turn.failure().getMessage());
        }
      }
      functions.setConcurrency.run(1);
      functions.setMostCached.run(0);
      functions.blockUntrusted.run(ON);
      functions.block.run(arena.allocateFrom("VipsForeignLoad"), ON);
      for (String allowed : new String[] {"Jpeg", "Png", "Webp"}) {
        functions.block.run(arena.allocateFrom("VipsForeignLoad" + allowed), OFF);
      }
    }
  }

  @SuppressWarnings("restricted") // a string of C, however long
  public String version() {
    return functions.version.address().reinterpret(Long.MAX_VALUE).getString(0);
  }

  /// The shared library.
  public Path file() {
    return file;
  }

  public Picture jpg(byte[] file) throws VipsFailed {
    return read(functions.readJpg, file);
  }

  public Picture png(byte[] file) throws VipsFailed {
    return read(functions.readPng, file);
  }

  public Picture webp(byte[] file) throws VipsFailed {
    return read(functions.readWebp, file);
  }

  private Picture read(Operation reader, byte[] file) throws VipsFailed {
    Scope scope = new Scope(functions, errors);
    try {
      MemorySegment bytes = scope.copied(file);
      MemorySegment pointer = scope.pointer();
      boolean done =
          reader.run(bytes, bytes.byteSize(), pointer, Constants.SEQUENTIAL, Constants.ON_ERROR);
      return new Picture(functions, scope, scope.made(done, pointer));
    } catch (VipsFailed | RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  public Canvas canvas(int width, int height, int bands) {
    Scope scope = new Scope(functions, errors);
    try {
      return new Canvas(functions, scope, width, height, bands);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }
}
