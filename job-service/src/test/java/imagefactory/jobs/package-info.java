@NullMarked
package imagefactory.jobs;

import org.jspecify.annotations.NullMarked;
