/// Where history is kept: tables, written in batches by one statement each, and read by key or by
/// keyset page.
@NullMarked
package imagefactory.history.store;

import org.jspecify.annotations.NullMarked;
