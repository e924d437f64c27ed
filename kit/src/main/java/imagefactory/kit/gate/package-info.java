/// What calls of all replicas pass on their way to an outside service: its rate, whether it is
/// called at all, and its wish to be left alone.
///
/// A [imagefactory.kit.gate.Turnstile] decides and knows no clock;
/// [imagefactory.kit.gate.Turnstiles] keeps one row for each service that is called.
@NullMarked
package imagefactory.kit.gate;

import org.jspecify.annotations.NullMarked;
