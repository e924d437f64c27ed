@NullMarked
package imagefactory.history.timeline;

import org.jspecify.annotations.NullMarked;
