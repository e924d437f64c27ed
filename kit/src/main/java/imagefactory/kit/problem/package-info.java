/// Every error leaves as a problem document (RFC 9457) with a stable code, and this is the only
/// place that knows.
@NullMarked
package imagefactory.kit.problem;

import org.jspecify.annotations.NullMarked;
