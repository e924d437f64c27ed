/// The vision judge: a model that is shown a small copy of a picture and says whether it will do.
/// Off unless configured. It is asked last, since it is slow and costs money, and what it cannot
/// say is no reason to wait: the image is set aside for a person.
@NullMarked
package imagefactory.verdicts.vision;

import org.jspecify.annotations.NullMarked;
