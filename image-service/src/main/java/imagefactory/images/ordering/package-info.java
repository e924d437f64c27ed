/// How an order is brought to a provider over HTTP, and its picture back.
///
/// [imagefactory.images.ordering.Ordering] makes the calls that a
/// [imagefactory.images.provider.Remote] words, and waits between them. Before each call the
/// [imagefactory.images.ordering.Gate] is passed, which all replicas share: rate, circuit, and a
/// provider's wish to be left alone. What has been ordered stands on the image's
/// [imagefactory.images.ordering.Ticket] before anything follows from it, so that whoever goes on
/// after a crash orders nothing twice. How many orders are under way at once is not decided here:
/// each has a claim, and claims are counted.
@NullMarked
package imagefactory.images.ordering;

import org.jspecify.annotations.NullMarked;
