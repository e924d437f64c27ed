/// What an operator saves, and how it is read and checked.
@NullMarked
package imagefactory.jobs.configuration;

import org.jspecify.annotations.NullMarked;
