/// Which texts may be kept, shown and repeated.
@NullMarked
package imagefactory.kit.text;

import org.jspecify.annotations.NullMarked;
