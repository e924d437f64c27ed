@NullMarked
package imagefactory.jobs.configuration;

import org.jspecify.annotations.NullMarked;
