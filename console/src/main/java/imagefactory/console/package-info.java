/// The operators' console as history-service serves it: a page that is the same for every address,
/// the files it loads, and a word about where the other services are. What the console does is in
/// the browser, under `resources/console`.
@NullMarked
package imagefactory.console;

import org.jspecify.annotations.NullMarked;
