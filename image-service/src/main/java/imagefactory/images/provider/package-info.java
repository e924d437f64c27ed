/// Who makes pictures: one class each behind [Provider], found by name.
@NullMarked
package imagefactory.images.provider;

import org.jspecify.annotations.NullMarked;
