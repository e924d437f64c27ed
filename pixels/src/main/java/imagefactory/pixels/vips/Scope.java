package imagefactory.pixels.vips;

import imagefactory.pixels.vips.Errors.Turn;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;

/// What one file takes of native memory: all of it goes back on close, libvips' objects in the
/// reverse order of their making, then the memory that they read from.
final class Scope implements AutoCloseable {
  private final Functions functions;
  private final Turn turn;
  private final Arena arena = Arena.ofConfined();
  private final Deque<MemorySegment> objects = new ArrayDeque<>();

  Scope(Functions functions, Errors errors) {
    this.functions = functions;
    this.turn = errors.enter();
  }

  Turn turn() {
    return turn;
  }

  MemorySegment memory(long bytes) {
    return arena.allocate(bytes);
  }

  MemorySegment copied(byte[] bytes) {
    return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
  }

  /// Where an operation puts the address of what it made.
  MemorySegment pointer() {
    return arena.allocate(ValueLayout.ADDRESS);
  }

  MemorySegment number() {
    return arena.allocate(ValueLayout.JAVA_LONG);
  }

  /// An object that is this scope's to let go.
  MemorySegment owned(MemorySegment object) throws VipsFailed {
    if (object.address() == 0) {
      throw turn.failure();
    }
    objects.push(object);
    return object;
  }

  /// The object that an operation has put there.
  MemorySegment made(boolean succeeded, MemorySegment pointer) throws VipsFailed {
    if (!succeeded) {
      throw turn.failure();
    }
    return owned(pointer.get(ValueLayout.ADDRESS, 0));
  }

  /// Memory that libvips allocated and hands over, as bytes of Java.
  @SuppressWarnings("restricted") // libvips says how long it is
  byte[] taken(MemorySegment memory, long bytes) throws VipsFailed {
    if (memory.address() == 0) {
      throw turn.failure();
    }
    try {
      return memory.reinterpret(bytes).toArray(ValueLayout.JAVA_BYTE);
    } finally {
      functions.free.run(memory);
    }
  }

  @Override
  public void close() {
    while (!objects.isEmpty()) {
      functions.release.run(objects.pop());
    }
    arena.close();
    turn.close();
  }
}
