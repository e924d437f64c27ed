@NullMarked
package imagefactory.contracts.wire;

import org.jspecify.annotations.NullMarked;
