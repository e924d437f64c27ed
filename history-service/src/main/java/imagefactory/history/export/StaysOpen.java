package imagefactory.history.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// For writers that close their stream, where it is not theirs.
final class StaysOpen extends FilterOutputStream {
  StaysOpen(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
