/// How long to wait before the next try, and how to be told to stop waiting.
@NullMarked
package imagefactory.kit.retry;

import org.jspecify.annotations.NullMarked;
