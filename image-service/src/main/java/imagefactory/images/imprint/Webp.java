package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A webp is chunks in a RIFF. XMP is the last of them, and only an extended file (VP8X) may carry
/// it, so a simple one (VP8 or VP8L alone) gets that header first.
final class Webp implements Carrier {
  private static final String EXTENDED = "VP8X";
  private static final String LOSSY = "VP8 ";
  private static final String LOSSLESS = "VP8L";
  private static final String XMP = "XMP ";
  private static final int TYPE = 4;
  private static final int RIFF_HEADER = 12;
  private static final int EXTENDED_SIZE = 10;
  private static final int XMP_FLAG = 0x04;
  private static final int ALPHA_FLAG = 0x10;
  private static final int SIDE = 0x3FFF;
  private static final int SIDE_BITS = 14;

  /// In a lossy picture the sides follow a frame tag and a start code.
  private static final int LOSSY_SIDES = 6;

  private record Chunk(String type, ByteBuffer data) {}

  @Override
  public byte[] with(byte[] file, Imprint imprint) {
    var body = new ByteArrayOutputStream(file.length + 8_192);
    List<Chunk> chunks = chunks(file);
    write(body, new Chunk(EXTENDED, header(chunks)));
    chunks.stream()
        .filter(chunk -> !chunk.type().equals(EXTENDED) && !chunk.type().equals(XMP))
        .forEach(chunk -> write(body, chunk));
    write(body, new Chunk(XMP, ByteBuffer.wrap(Xmp.packet(imprint))));
    var out = ByteBuffer.allocate(RIFF_HEADER + body.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.put(bytes("RIFF")).putInt(TYPE + body.size()).put(bytes("WEBP"));
    out.put(body.toByteArray());
    return out.array();
  }

  /// The one there is, or one that says what the picture is; either way it says that XMP follows.
  private static ByteBuffer header(List<Chunk> chunks) {
    ByteBuffer header = littleEndian(ByteBuffer.allocate(EXTENDED_SIZE));
    Chunk first = chunks.getFirst();
    ByteBuffer data = first.data();
    switch (first.type()) {
      case EXTENDED -> header.put(data.duplicate());
      case LOSSLESS -> {
        // Fourteen bits each of width and height, less one, and then whether alpha is used.
        int sides = data.getInt(1);
        boolean alpha = ((sides >> (2 * SIDE_BITS)) & 1) == 1;
        header.put(0, (byte) (alpha ? ALPHA_FLAG : 0));
        sides(header, sides & SIDE, (sides >> SIDE_BITS) & SIDE);
      }
      case LOSSY ->
          sides(
              header,
              (data.getShort(LOSSY_SIDES) & SIDE) - 1,
              (data.getShort(LOSSY_SIDES + Short.BYTES) & SIDE) - 1);
      default -> throw new IllegalArgumentException("expected a picture, found " + first.type());
    }
    return header.put(0, (byte) (header.get(0) | XMP_FLAG)).rewind();
  }

  /// Three bytes each, less one. The second overwrites what the first wrote too much.
  private static void sides(ByteBuffer header, int width, int height) {
    header.putInt(4, width);
    header.put(7, (byte) height).put(8, (byte) (height >> 8)).put(9, (byte) (height >> 16));
  }

  private static void write(ByteArrayOutputStream out, Chunk chunk) {
    byte[] data = new byte[chunk.data().remaining()];
    chunk.data().duplicate().get(data);
    out.writeBytes(bytes(chunk.type()));
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(data.length)
            .array());
    out.writeBytes(data);
    if (data.length % 2 == 1) {
      out.write(0);
    }
  }

  @Override
  public Imprint imprintOf(byte[] file) {
    List<Chunk> chunks = chunks(file);
    Chunk last = chunks.getLast();
    boolean announced = (chunks.getFirst().data().get(0) & XMP_FLAG) != 0;
    if (!last.type().equals(XMP) || !announced) {
      throw new IllegalArgumentException("expected XMP at the end, found " + last.type());
    }
    byte[] packet = new byte[last.data().remaining()];
    last.data().get(packet);
    return Xmp.read(packet);
  }

  private static List<Chunk> chunks(byte[] file) {
    ByteBuffer in = littleEndian(ByteBuffer.wrap(file)).position(RIFF_HEADER);
    List<Chunk> chunks = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] type = new byte[TYPE];
      in.get(type);
      int size = in.getInt();
      chunks.add(
          new Chunk(new String(type, ISO_8859_1), littleEndian(in.slice(in.position(), size))));
      in.position(Math.min(in.limit(), in.position() + size + size % 2));
    }
    return chunks;
  }

  private static ByteBuffer littleEndian(ByteBuffer buffer) {
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(String type) {
    return type.getBytes(ISO_8859_1);
  }
}
