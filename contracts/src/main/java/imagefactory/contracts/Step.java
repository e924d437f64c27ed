package imagefactory.contracts;

/// What can be done to an image, in this order.
public enum Step {
  GENERATE,
  JUDGE,
  PROCESS,
  DESCRIBE
}
