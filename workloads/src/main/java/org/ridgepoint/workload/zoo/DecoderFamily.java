package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * GPT-like language models: the whole text at once, and the logits of its last token, which is what the next word needs.
 * {@code -lm} names the variant with the logits of all tokens, as training needs them. Attention counts all pairs of tokens,
 * as matrix products do; the mask is in the softmax.
 *
 * <p>Source: Radford et al. 2018 (GPT-1), 2019 (GPT-2, its largest); Shoeybi et al. 2019 (arXiv 1909.08053), 8.3 G
 * parameters; Rosset 2020 (T-NLG); Brown et al. 2020 (arXiv 2005.14165), whose alternate layers attend sparsely: not
 * modelled, all attend to all.
 */
final class DecoderFamily {
    private DecoderFamily() {}

    /**
     * One of the family.
     *
     * @param name to call it by
     * @param words in the vocabulary
     * @param context positions learned
     * @param width of a token
     * @param depth layers
     * @param heads of attention
     * @param normalisesAfter normalises after each half of a layer, not before
     */
    private record Variant(
            String name, long words, int context, long width, int depth, long heads, boolean normalisesAfter) {}

    static List<ZooEntry> entries() {
        List<ZooEntry> all = new ArrayList<>();
        all.addAll(both(
                new Variant("gpt-1", 40478, 512, 768, 12, 12, true),
                128,
                "Radford et al. 2018, Improving Language Understanding"));
        all.addAll(both(
                new Variant("gpt-2", 50257, 1024, 1600, 48, 25, false),
                1024,
                "Radford et al. 2019, Language Models are Unsupervised"));
        all.addAll(both(
                new Variant("megatron-8.3b", 51200, 1024, 3072, 72, 32, false),
                1024,
                "Shoeybi et al. 2019, arXiv 1909.08053"));
        all.addAll(
                both(new Variant("t-nlg", 50257, 1024, 4256, 78, 28, false), 1024, "Rosset 2020, Microsoft Research"));
        all.addAll(both(
                new Variant("gpt-3", 50257, 2048, 12288, 96, 96, false), 2048, "Brown et al. 2020, arXiv 2005.14165"));
        return all;
    }

    private static List<ZooEntry> both(Variant variant, int tokens, String source) {
        return List.of(
                entry(variant, variant.name, tokens, source, false),
                entry(variant, variant.name + "-lm", tokens, source, true));
    }

    private static ZooEntry entry(Variant variant, String name, int tokens, String source, boolean allLogits) {
        return new ZooEntry(
                name,
                "language model of " + variant.depth + " layers, width " + variant.width
                        + (allLogits ? ", logits of all tokens" : ", logits of the last token"),
                source,
                InputRule.sequences(tokens, variant.context),
                size -> build(variant, name, size, allLogits));
    }

    private static Graph build(Variant variant, String name, InputSizes size, boolean allLogits) {
        Layers net = new Layers(name);
        net.at("embedding");
        Tensor ids =
                net.graph().input("words", TensorShape.of(size.batch(), size.sequence()), Optional.of(Precision.INT32));
        Node words = net.graph().node("embedding.words", new Embedding(variant.words, variant.width), List.of(ids));
        Tensor positions = Attentions.learned(net, 1, variant.context, variant.width);
        Tensor x = net.add(words.output(), net.slice(positions, 1, 0, size.sequence()));
        for (int layer = 1; layer <= variant.depth; layer++) {
            net.at("layer" + layer);
            x = variant.normalisesAfter
                    ? Attentions.postNormBlock(net, x, variant.heads, 4 * variant.width, VectorKind.GELU)
                    : Attentions.preNormBlock(net, x, variant.heads, 4 * variant.width, true);
        }
        net.at("head");
        x = variant.normalisesAfter ? x : net.layerNorm(x);
        x = allLogits ? x : net.slice(x, 1, size.sequence() - 1, size.sequence());
        Linear logits = new Linear(variant.words, false);
        return net.finish(net.graph()
                .node("head.logits", logits, List.of(x), words.parameters())
                .output());
    }
}
