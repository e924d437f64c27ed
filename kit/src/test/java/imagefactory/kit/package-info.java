@NullMarked
package imagefactory.kit;

import org.jspecify.annotations.NullMarked;
