@NullMarked
package imagefactory.history.export;

import org.jspecify.annotations.NullMarked;
