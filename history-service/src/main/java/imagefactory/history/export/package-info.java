/// Jobs as files: for people, for programs, for stock sites. What is written is read meanwhile, so
/// an export costs the same memory however long it is.
@NullMarked
package imagefactory.history.export;

import org.jspecify.annotations.NullMarked;
