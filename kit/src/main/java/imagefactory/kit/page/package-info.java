/// Keyset pages: a limit, an opaque cursor, a bounded total and the link to what follows.
@NullMarked
package imagefactory.kit.page;

import org.jspecify.annotations.NullMarked;
