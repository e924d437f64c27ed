/// What is not kept for ever. Jobs that ended long enough ago go to archive files, from which they
/// can come back; jobs that are erased do not come back from anywhere, whatever the topics still
/// tell of them.
@NullMarked
package imagefactory.history.retention;

import org.jspecify.annotations.NullMarked;
