@NullMarked
package imagefactory.verdicts.vision;

import org.jspecify.annotations.NullMarked;
