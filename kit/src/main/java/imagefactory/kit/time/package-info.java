/// Where time comes from.
@NullMarked
package imagefactory.kit.time;

import org.jspecify.annotations.NullMarked;
