/// The doors on HTTP. They only look.
@NullMarked
package imagefactory.history.api;

import org.jspecify.annotations.NullMarked;
