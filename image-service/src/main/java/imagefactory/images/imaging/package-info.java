/// What is done to an image that passed: settings → [Recipe] (ordered stages) → [Imaging] → a
/// finished file, or why not.
///
/// The recipe is a pure function of the settings; each stage says whether its failure stops the
/// image (hard) or is only a warning (soft). What the machinery cannot do here is not silently left
/// out but reported as not applied.
@NullMarked
package imagefactory.images.imaging;

import org.jspecify.annotations.NullMarked;
