/// The life of a job, as decisions: no clock, no framework, no database.
@NullMarked
package imagefactory.jobs.job;

import org.jspecify.annotations.NullMarked;
