/// Bytes under keys, written whole or not at all.
@NullMarked
package imagefactory.kit.store;

import org.jspecify.annotations.NullMarked;
