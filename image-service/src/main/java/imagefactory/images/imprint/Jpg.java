package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A jpg is segments up to the scan, and then the scan. XMP is one APP1 segment, IPTC-IIM one
/// APP13.
final class Jpg implements Carrier {
  private static final int MARK = 0xFF;
  private static final int START = 0xD8;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP13 = 0xED;
  private static final int SCAN = 0xDA;

  /// The length, two bytes, counts itself.
  private static final int LARGEST_SEGMENT = 0xFFFF - Short.BYTES;

  private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(UTF_8);
  private static final byte[] EXIF = "Exif\0\0".getBytes(UTF_8);

  private record Segment(int marker, ByteBuffer data) {
    boolean begins(byte[] name) {
      return data.remaining() >= name.length
          && data.slice(data.position(), name.length).equals(ByteBuffer.wrap(name));
    }

    boolean isXmp() {
      return marker == APP1 && begins(XMP);
    }

    boolean isIim() {
      return marker == APP13 && Iim.isIn(data);
    }

    /// JFIF and Exif insist on being first.
    boolean isHead() {
      return marker == APP0 || (marker == APP1 && begins(EXIF));
    }
  }

  @Override
  public byte[] with(byte[] file, Imprint imprint) {
    ByteBuffer rest = ByteBuffer.wrap(file);
    List<Segment> segments = segments(rest);
    var out = new ByteArrayOutputStream(file.length + 8_192);
    out.write(MARK);
    out.write(START);
    segments.stream().filter(Segment::isHead).forEach(segment -> write(out, segment));
    var xmp = new ByteArrayOutputStream();
    xmp.writeBytes(XMP);
    xmp.writeBytes(Xmp.packet(imprint));
    write(out, new Segment(APP1, ByteBuffer.wrap(xmp.toByteArray())));
    imprint
        .described()
        .ifPresent(words -> write(out, new Segment(APP13, ByteBuffer.wrap(Iim.block(words)))));
    segments.stream()
        .filter(segment -> !segment.isHead() && !segment.isXmp() && !segment.isIim())
        .forEach(segment -> write(out, segment));
    out.write(file, rest.position(), rest.remaining());
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Segment segment) {
    int size = segment.data().remaining();
    if (size > LARGEST_SEGMENT) {
      throw new IllegalArgumentException(
          "expected at most %d bytes in a segment, found %d".formatted(LARGEST_SEGMENT, size));
    }
    out.write(MARK);
    out.write(segment.marker());
    out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) (size + Short.BYTES)).array());
    byte[] data = new byte[size];
    segment.data().duplicate().get(data);
    out.writeBytes(data);
  }

  @Override
  public Imprint imprintOf(byte[] file) {
    List<Segment> segments = segments(ByteBuffer.wrap(file));
    ByteBuffer xmp = only(segments.stream().filter(Segment::isXmp).toList());
    byte[] packet = new byte[xmp.remaining() - XMP.length];
    xmp.get(xmp.position() + XMP.length, packet);
    Imprint imprint = Xmp.read(packet);
    imprint
        .described()
        .map(Iim::shortened)
        .filter(words ->
            !words.equals(Iim.read(only(segments.stream().filter(Segment::isIim).toList()))))
        .ifPresent(words -> {
          throw new IllegalArgumentException("expected IPTC-IIM to agree with " + words);
        });
    return imprint;
  }

  private static ByteBuffer only(List<Segment> segments) {
    if (segments.size() != 1) {
      throw new IllegalArgumentException("expected one segment, found " + segments.size());
    }
    return segments.getFirst().data();
  }

  /// All up to the scan, where the buffer then stands.
  private static List<Segment> segments(ByteBuffer in) {
    expect(in, MARK);
    expect(in, START);
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int begin = in.position();
      expect(in, MARK);
      int marker = in.get() & 0xFF;
      while (marker == MARK) { // as many as the encoder likes
        marker = in.get() & 0xFF;
      }
      if (marker == SCAN) {
        in.position(begin);
        return segments;
      }
      int size = (in.getShort() & 0xFFFF) - Short.BYTES;
      segments.add(new Segment(marker, in.slice(in.position(), size)));
      in.position(in.position() + size);
    }
  }

  private static void expect(ByteBuffer in, int wanted) {
    int found = in.get() & 0xFF;
    if (found != wanted) {
      throw new IllegalArgumentException(
          "expected %02x at byte %d of the jpg, found %02x"
              .formatted(wanted, in.position() - 1, found));
    }
  }
}
