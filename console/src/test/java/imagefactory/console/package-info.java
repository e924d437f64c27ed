@NullMarked
package imagefactory.console;

import org.jspecify.annotations.NullMarked;
