@NullMarked
package imagefactory.jobs.writer;

import org.jspecify.annotations.NullMarked;
