@NullMarked
package imagefactory.images.ordering;

import org.jspecify.annotations.NullMarked;
