@NullMarked
package imagefactory.verdicts;

import org.jspecify.annotations.NullMarked;
