/// Looks at files and says what was seen, in numbers; what they mean is decided elsewhere.
@NullMarked
package imagefactory.verdicts.measure;

import org.jspecify.annotations.NullMarked;
