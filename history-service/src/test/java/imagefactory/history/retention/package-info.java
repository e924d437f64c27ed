@NullMarked
package imagefactory.history.retention;

import org.jspecify.annotations.NullMarked;
