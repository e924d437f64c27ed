@NullMarked
package imagefactory.kit.gate;

import org.jspecify.annotations.NullMarked;
