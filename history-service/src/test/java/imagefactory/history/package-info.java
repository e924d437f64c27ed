@NullMarked
package imagefactory.history;

import org.jspecify.annotations.NullMarked;
