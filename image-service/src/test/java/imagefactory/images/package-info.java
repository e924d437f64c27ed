@NullMarked
package imagefactory.images;

import org.jspecify.annotations.NullMarked;
