@NullMarked
package imagefactory.history.store;

import org.jspecify.annotations.NullMarked;
