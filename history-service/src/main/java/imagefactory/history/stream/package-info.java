/// Live updates: listeners read the feed from the store, each at its own pace, and are woken when
/// there is more.
@NullMarked
package imagefactory.history.stream;

import org.jspecify.annotations.NullMarked;
