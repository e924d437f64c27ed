package imagefactory.contracts;

import java.util.List;

/// What an image is called and found by.
public record Description(String title, String description, List<String> tags) {
  public Description {
    tags = List.copyOf(tags);
  }
}
