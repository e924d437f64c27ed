@NullMarked
package imagefactory.jobs.image;

import org.jspecify.annotations.NullMarked;
