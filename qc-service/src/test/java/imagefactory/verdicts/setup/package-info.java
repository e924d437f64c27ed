@NullMarked
package imagefactory.verdicts.setup;

import org.jspecify.annotations.NullMarked;
