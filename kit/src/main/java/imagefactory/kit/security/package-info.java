/// Loopback needs no login; any other address needs OIDC; a web page elsewhere must not drive a
/// local service.
@NullMarked
package imagefactory.kit.security;

import org.jspecify.annotations.NullMarked;
