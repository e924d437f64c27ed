@NullMarked
package imagefactory.verdicts.work;

import org.jspecify.annotations.NullMarked;
