@NullMarked
package imagefactory.jobs.form;

import org.jspecify.annotations.NullMarked;
