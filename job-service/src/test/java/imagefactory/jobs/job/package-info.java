@NullMarked
package imagefactory.jobs.job;

import org.jspecify.annotations.NullMarked;
