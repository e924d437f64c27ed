/// The little application the kit's tests run in Quarkus.
@NullMarked
package imagefactory.kit.app;

import org.jspecify.annotations.NullMarked;
