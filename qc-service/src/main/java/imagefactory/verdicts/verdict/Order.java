package imagefactory.verdicts.verdict;

import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.StoredFile;
import org.jspecify.annotations.Nullable;

/// What an image should be. What nobody stated (null) is not judged.
public record Order(@Nullable StoredFile file, @Nullable String aspectRatio, Checks checks) {
  public static Order of(Judge judge) {
    return new Order(judge.file(), judge.aspectRatio(), judge.quality().checks());
  }

  /// For a file that nobody ordered: someone tries the rules on it.
  public static Order trial(@Nullable String aspectRatio, Checks checks) {
    return new Order(null, aspectRatio, checks);
  }
}
