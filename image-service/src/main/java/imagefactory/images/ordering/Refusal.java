package imagefactory.images.ordering;

import imagefactory.images.provider.Making.Declined;
import imagefactory.images.provider.Remote;
import imagefactory.images.provider.Remote.Complaint;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.text.Quote;

/// Why a provider does not do what it was asked, as a code.
final class Refusal {
  private static final int UNAUTHORIZED = 401;
  private static final int PAYMENT_REQUIRED = 402;
  private static final int FORBIDDEN = 403;

  private Refusal() {}

  static Declined of(Remote provider, Answered answer) {
    Complaint complaint = provider.complaint(answer);
    String status = "%s answered HTTP %d".formatted(provider.name(), answer.status());
    if (complaint.moderated()) {
      return new Declined("moderated", status + Quote.after(complaint.words()));
    }
    return switch (answer.status()) {
      // What is said about a login may name the key.
      case UNAUTHORIZED, FORBIDDEN -> new Declined("provider_login_failed", status);
      case PAYMENT_REQUIRED, 429 ->
          new Declined("provider_unpaid", status + Quote.after(complaint.words()));
      default -> new Declined("provider_declined", status + Quote.after(complaint.words()));
    };
  }
}
