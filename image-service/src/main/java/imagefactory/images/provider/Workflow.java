package imagefactory.images.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.images.provider.Options.UnfitException;

/// The plainest graph of ComfyUI's own nodes that makes a picture from a prompt.
final class Workflow {
  private final ObjectNode nodes = Replies.object();

  private Workflow() {}

  static ObjectNode of(Order order, Frame frame, String checkpoint, Options options)
      throws UnfitException {
    var graph = new Workflow();
    graph.node("checkpoint", "CheckpointLoaderSimple").put("ckpt_name", checkpoint);
    graph.words("wanted", order.prompt());
    graph.words("unwanted", options.text("negativePrompt", 4000).orElse(""));
    graph
        .node("canvas", "EmptyLatentImage")
        .put("width", frame.width())
        .put("height", frame.height())
        .put("batch_size", 1);
    ObjectNode sampler =
        graph
            .node("sampler", "KSampler")
            .put("seed", order.shortSeed())
            .put("steps", options.whole("steps", 1, 150, 20))
            .put("cfg", options.number("cfgScale", 1, 30, 7))
            .put("sampler_name", options.text("sampler", 100).orElse("euler"))
            .put("scheduler", options.text("scheduler", 100).orElse("normal"))
            .put("denoise", 1.0);
    link(sampler, "model", "checkpoint", 0);
    link(sampler, "positive", "wanted", 0);
    link(sampler, "negative", "unwanted", 0);
    link(sampler, "latent_image", "canvas", 0);
    ObjectNode decode = graph.node("decode", "VAEDecode");
    link(decode, "samples", "sampler", 0);
    link(decode, "vae", "checkpoint", 2);
    ObjectNode save = graph.node("save", "SaveImage").put("filename_prefix", "image-factory");
    link(save, "images", "decode", 0);
    return graph.nodes;
  }

  private void words(String id, String text) {
    ObjectNode inputs = node(id, "CLIPTextEncode").put("text", text);
    link(inputs, "clip", "checkpoint", 1);
  }

  /// Answers its inputs.
  private ObjectNode node(String id, String type) {
    return nodes.putObject(id).put("class_type", type).putObject("inputs");
  }

  /// Another node's n-th output.
  private static void link(ObjectNode inputs, String input, String from, int output) {
    inputs.putArray(input).add(from).add(output);
  }
}
