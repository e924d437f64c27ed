@NullMarked
package imagefactory.images.remover;

import org.jspecify.annotations.NullMarked;
