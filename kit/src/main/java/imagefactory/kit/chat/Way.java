package imagefactory.kit.chat;

import java.util.Optional;

/// What a call passes on its way to the model, and what is told of each reply.
public interface Way {
  /// Nothing stands in it.
  Way OPEN =
      new Way() {
        @Override
        public Optional<String> pass() {
          return Optional.empty();
        }

        @Override
        public void heard(ChatReply reply) {
          // nobody wants to know
        }
      };

  /// Waits until the call may be made; if there is no use in waiting, why.
  Optional<String> pass();

  void heard(ChatReply reply);
}
