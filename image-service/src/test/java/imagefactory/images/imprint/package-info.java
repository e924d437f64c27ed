@NullMarked
package imagefactory.images.imprint;

import org.jspecify.annotations.NullMarked;
