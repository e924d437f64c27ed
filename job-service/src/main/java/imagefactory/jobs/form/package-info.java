/// Reading a JSON document field by field, noting every mistake.
@NullMarked
package imagefactory.jobs.form;

import org.jspecify.annotations.NullMarked;
