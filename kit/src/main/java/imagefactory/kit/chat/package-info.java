/// Questions to a model behind an OpenAI-compatible chat endpoint, with or without a picture, whose
/// answers are JSON.
@NullMarked
package imagefactory.kit.chat;

import org.jspecify.annotations.NullMarked;
