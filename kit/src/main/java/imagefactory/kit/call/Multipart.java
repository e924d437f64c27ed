package imagefactory.kit.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import java.util.regex.Pattern;

/// A form with fields and files, as RFC 7578 has it. Names come from code, values from anywhere.
public final class Multipart {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  /// 122 random bits stand in no value by chance.
  private final String boundary = "part-" + UUID.randomUUID();

  public Multipart field(String name, String value) {
    return part("name=\"%s\"".formatted(checked(name)), "text/plain; charset=utf-8", bytes(value));
  }

  public Multipart file(String name, String fileName, String type, byte[] file) {
    return part(
        "name=\"%s\"; filename=\"%s\"".formatted(checked(name), checked(fileName)), type, file);
  }

  private Multipart part(String disposition, String type, byte[] content) {
    parts.writeBytes(
        bytes(
            "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, disposition, type)));
    parts.writeBytes(content);
    parts.writeBytes(bytes("\r\n"));
    return this;
  }

  public Body body() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(parts.toByteArray());
    all.writeBytes(bytes("--%s--\r\n".formatted(boundary)));
    return new Body("multipart/form-data; boundary=" + boundary, all.toByteArray());
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a part's name of letters, digits and ._-, found " + name);
    }
    return name;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
