package imagefactory.history.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.letters.Bytes;
import imagefactory.history.letters.Letter;
import imagefactory.history.letters.LetterHeader;
import imagefactory.history.store.AuditTable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A dead letter as clients see it. Lists leave out what it says.
@Schema(name = "DeadLetter")
record LetterView(
    UUID id,
    String topic,
    int partition,
    long offset,
    @Nullable Bytes key,
    String reason,
    String status,
    boolean isEdited,
    Instant arrivedAt,
    @Nullable Instant replayedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ContentView original,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ContentView edited,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Deed> trail) {

  /// Headers and body, each as text or as base64.
  @Schema(name = "DeadLetterContent")
  record ContentView(List<LetterHeader> headers, @Nullable Bytes body) {}

  /// What someone did with the letter.
  @Schema(name = "DeadLetterDeed")
  record Deed(Instant at, String actor, String action) {}

  static LetterView inList(Letter letter) {
    return of(letter, null, null, null);
  }

  static LetterView of(Letter letter, List<AuditTable.Entry> trail) {
    return of(
        letter,
        view(letter.original()),
        letter.edited() == null ? null : view(letter.edited()),
        trail.stream().map(e -> new Deed(e.at(), e.actor(), e.action())).toList());
  }

  private static ContentView view(Letter.Content content) {
    return new ContentView(content.headers(), content.body());
  }

  private static LetterView of(
      Letter letter,
      @Nullable ContentView original,
      @Nullable ContentView edited,
      @Nullable List<Deed> trail) {
    return new LetterView(
        letter.id(),
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.key(),
        letter.reason(),
        LowerCaseEnums.nameOf(letter.status()),
        letter.edited() != null,
        letter.arrivedAt(),
        letter.replayedAt(),
        original,
        edited,
        trail);
  }
}
