/// How far behind the topics history is.
@NullMarked
package imagefactory.history.topics;

import org.jspecify.annotations.NullMarked;
