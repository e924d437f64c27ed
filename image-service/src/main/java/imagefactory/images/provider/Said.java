package imagefactory.images.provider;

import imagefactory.kit.call.Call;
import java.net.URI;

/// What a provider's answer says.
public sealed interface Said {
  /// Here is the picture.
  record Picture(byte[] file) implements Said {}

  /// The picture is at an address that we do not know, and must not trust.
  record At(URI address) implements Said {}

  /// The picture is had by this call to the provider itself.
  record Fetch(Call call) implements Said {}

  /// The order has become a task of the provider.
  record Accepted(String taskId) implements Said {}

  record AtWork() implements Said {}

  /// There will be no picture. The code is stable, the message is for people.
  record Declined(String code, String message) implements Said {}

  /// It is not what was agreed.
  record Garbled(String why) implements Said {}
}
