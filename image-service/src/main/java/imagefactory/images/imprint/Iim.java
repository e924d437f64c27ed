package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.contracts.Description;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The words as IPTC-IIM, for programs that know nothing newer: shorter than in XMP where its
/// fields are, inside of Photoshop's block of a jpg.
final class Iim {
  private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(UTF_8);
  private static final byte[] RESOURCE = {'8', 'B', 'I', 'M', 0x04, 0x04, 0, 0};
  private static final int MARK = 0x1C;
  private static final byte[] SAYS_UTF_8 = {0x1B, '%', 'G'};
  private static final int LONGEST_TITLE = 64;
  private static final int LONGEST_KEYWORD = 64;
  private static final int LONGEST_CAPTION = 2_000;

  /// A field: record and number as the standard has them.
  private enum Field {
    CHARACTERS(1, 90),
    TITLE(2, 5),
    KEYWORD(2, 25),
    CAPTION(2, 120);

    private final int record;
    private final int number;

    Field(int record, int number) {
      this.record = record;
      this.number = number;
    }
  }

  private Iim() {}

  static boolean isIn(ByteBuffer segment) {
    return segment.remaining() >= PHOTOSHOP.length
        && segment.slice(segment.position(), PHOTOSHOP.length).equals(ByteBuffer.wrap(PHOTOSHOP));
  }

  static byte[] block(Description words) {
    var fields = new ByteArrayOutputStream();
    write(fields, Field.CHARACTERS, SAYS_UTF_8);
    Description brief = shortened(words);
    write(fields, Field.TITLE, brief.title().getBytes(UTF_8));
    brief.tags().forEach(tag -> write(fields, Field.KEYWORD, tag.getBytes(UTF_8)));
    write(fields, Field.CAPTION, brief.description().getBytes(UTF_8));
    var block = new ByteArrayOutputStream();
    block.writeBytes(PHOTOSHOP);
    block.writeBytes(RESOURCE);
    block.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(fields.size()).array());
    block.writeBytes(fields.toByteArray());
    if (fields.size() % 2 == 1) {
      block.write(0);
    }
    return block.toByteArray();
  }

  private static void write(ByteArrayOutputStream fields, Field field, byte[] value) {
    fields.write(MARK);
    fields.write(field.record);
    fields.write(field.number);
    fields.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) value.length).array());
    fields.writeBytes(value);
  }

  /// As far as the fields reach.
  static Description shortened(Description words) {
    return new Description(
        Plain.bytes(words.title(), LONGEST_TITLE),
        Plain.bytes(words.description(), LONGEST_CAPTION),
        words.tags().stream().map(tag -> Plain.bytes(tag, LONGEST_KEYWORD)).toList());
  }

  static Description read(ByteBuffer block) {
    ByteBuffer in = block.slice();
    in.position(PHOTOSHOP.length + RESOURCE.length);
    int end = in.getInt() + in.position();
    String title = "";
    String caption = "";
    List<String> keywords = new ArrayList<>();
    while (in.position() < end) {
      int mark = in.get();
      int number = in.getShort();
      byte[] value = new byte[in.getShort()];
      in.get(value);
      String text = new String(value, UTF_8);
      if (mark != MARK) {
        throw new IllegalArgumentException("expected a field of IPTC-IIM, found " + mark);
      } else if (number == id(Field.TITLE)) {
        title = text;
      } else if (number == id(Field.CAPTION)) {
        caption = text;
      } else if (number == id(Field.KEYWORD)) {
        keywords.add(text);
      }
    }
    return new Description(title, caption, keywords);
  }

  private static int id(Field field) {
    return field.record << Byte.SIZE | field.number;
  }
}
