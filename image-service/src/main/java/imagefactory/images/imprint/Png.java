package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// A png is chunks. XMP is an uncompressed iTXt with a name of its own, right behind the header,
/// where readers find it before the picture.
final class Png implements Carrier {
  private static final int SIGNATURE = 8;
  private static final int TYPE = 4;
  private static final String TEXT = "iTXt";

  /// The name, then: not compressed, by no method, in no language, and not translated.
  private static final byte[] XMP = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1);

  /// `whole` is the chunk as it stands in the file, with its length before and its checksum behind.
  private record Chunk(String type, ByteBuffer data, ByteBuffer whole) {
    boolean isXmp() {
      return type.equals(TEXT)
          && data.remaining() >= XMP.length
          && data.slice(0, XMP.length).equals(ByteBuffer.wrap(XMP));
    }
  }

  @Override
  public byte[] with(byte[] file, Imprint imprint) {
    List<Chunk> chunks = chunks(file);
    var out = new ByteArrayOutputStream(file.length + 8_192);
    out.write(file, 0, SIGNATURE);
    copy(chunks.getFirst(), out);
    byte[] packet = Xmp.packet(imprint);
    write(ByteBuffer.allocate(XMP.length + packet.length).put(XMP).put(packet).array(), out);
    chunks.stream().skip(1).filter(chunk -> !chunk.isXmp()).forEach(chunk -> copy(chunk, out));
    return out.toByteArray();
  }

  private static void copy(Chunk chunk, ByteArrayOutputStream out) {
    ByteBuffer whole = chunk.whole();
    out.write(whole.array(), whole.arrayOffset(), whole.remaining());
  }

  private static void write(byte[] text, ByteArrayOutputStream out) {
    var chunk = ByteBuffer.allocate(Integer.BYTES + TYPE + text.length + Integer.BYTES);
    chunk.putInt(text.length).put(TEXT.getBytes(ISO_8859_1)).put(text);
    var checksum = new CRC32();
    checksum.update(chunk.array(), Integer.BYTES, TYPE + text.length);
    chunk.putInt((int) checksum.getValue());
    out.writeBytes(chunk.array());
  }

  @Override
  public Imprint imprintOf(byte[] file) {
    List<Chunk> found = chunks(file).stream().filter(Chunk::isXmp).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException("expected one chunk with XMP, found " + found.size());
    }
    ByteBuffer data = found.getFirst().data();
    byte[] packet = new byte[data.remaining() - XMP.length];
    data.get(XMP.length, packet);
    return Xmp.read(packet);
  }

  private static List<Chunk> chunks(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
    List<Chunk> chunks = new ArrayList<>();
    while (in.hasRemaining()) {
      int begin = in.position();
      int size = in.getInt();
      byte[] type = new byte[TYPE];
      in.get(type);
      ByteBuffer data = in.slice(in.position(), size);
      in.position(in.position() + size + Integer.BYTES);
      chunks.add(
          new Chunk(new String(type, ISO_8859_1), data, in.slice(begin, in.position() - begin)));
    }
    return chunks;
  }
}
