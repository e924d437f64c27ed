@NullMarked
package imagefactory.verdicts.measure;

import org.jspecify.annotations.NullMarked;
