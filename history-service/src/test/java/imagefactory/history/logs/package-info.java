@NullMarked
package imagefactory.history.logs;

import org.jspecify.annotations.NullMarked;
