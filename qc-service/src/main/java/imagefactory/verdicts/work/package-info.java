/// The hands that judge, so many and no more.
@NullMarked
package imagefactory.verdicts.work;

import org.jspecify.annotations.NullMarked;
