package imagefactory.history.export;

import com.fasterxml.jackson.annotation.JsonValue;
import imagefactory.contracts.wire.LowerCaseEnums;
import java.util.UUID;

/// What a stock site's limits did to an image: something was cut, or the image was left out.
public record Finding(UUID imageId, String file, String column, Code code, String message) {
  /// What was done about it.
  public enum Code {
    CUT,
    RENAMED,
    LEFT_OUT;

    @JsonValue
    public String json() {
      return LowerCaseEnums.nameOf(this);
    }
  }
}
