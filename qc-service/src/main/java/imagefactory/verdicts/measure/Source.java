package imagefactory.verdicts.measure;

import java.io.IOException;
import java.io.InputStream;

/// Where a file's bytes come from.
sealed interface Source permits Stored, Uploaded {
  long size() throws IOException;

  InputStream open() throws IOException;

  /// Of a known size, so that not a byte more is held in memory.
  default byte[] read() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(size())];
    try (InputStream in = open()) {
      int read = in.readNBytes(bytes, 0, bytes.length);
      if (read < bytes.length) {
        throw new IOException("expected %d bytes, found %d".formatted(bytes.length, read));
      }
    }
    return bytes;
  }
}
