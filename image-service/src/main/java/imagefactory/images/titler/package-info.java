/// The vision model that titles finished pictures: it is shown a small copy and answers in JSON.
/// Off unless configured; the embedded titler (`metadata`) then has the word alone.
@NullMarked
package imagefactory.images.titler;

import org.jspecify.annotations.NullMarked;
