/// Calls to outside services over HTTP, for a thread that can wait.
///
/// A [imagefactory.kit.call.Call] has a limit for everything; what came of it is an
/// [imagefactory.kit.call.Outcome], a value, since others being away is nothing exceptional. An
/// interrupt ends a call at once. Keys are in headers, and headers are in no text.
@NullMarked
package imagefactory.kit.call;

import org.jspecify.annotations.NullMarked;
