/// What this service tells others.
@NullMarked
package imagefactory.verdicts.outbox;

import org.jspecify.annotations.NullMarked;
