package imagefactory.kit.call;

/// What one hop of a download found.
sealed interface Visit {
  record Bytes(String type, byte[] bytes) implements Visit {}

  record Elsewhere(String location) implements Visit {}

  record Status(int code, String retryAfter) implements Visit {}

  record WrongType(String type) implements Visit {}

  record TooMuch() implements Visit {}
}
