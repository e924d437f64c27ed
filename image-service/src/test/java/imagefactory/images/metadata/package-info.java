@NullMarked
package imagefactory.images.metadata;

import org.jspecify.annotations.NullMarked;
