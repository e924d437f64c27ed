/// What the services say to each other, and nothing else: commands in the imperative, events in the
/// past tense. A message only ever gains fields that readers may miss; any other change is a new
/// message with a new name.
@NullMarked
package imagefactory.contracts;

import org.jspecify.annotations.NullMarked;
