/// What lies on the table during one transaction: jobs and images as they are by now, and what is
/// to be stored and said at its end. Java alone, so that the simulator runs the very same flow.
@NullMarked
package imagefactory.jobs.desk;

import org.jspecify.annotations.NullMarked;
