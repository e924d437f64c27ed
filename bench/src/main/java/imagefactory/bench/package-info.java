/// Measurements. Each stands beside a peer or a limit that is measured in the same run, because
/// machines are shared and noisy: the ratio tells more than the figure.
@NullMarked
package imagefactory.bench;

import org.jspecify.annotations.NullMarked;
