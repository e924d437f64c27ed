@NullMarked
package imagefactory.history.rebuild;

import org.jspecify.annotations.NullMarked;
