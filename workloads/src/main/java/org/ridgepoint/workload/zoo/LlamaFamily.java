package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Llama-like language models in their two phases: prefill reads a prompt of n tokens; decode ({@code -decode}) makes one
 * token after n - 1 whose keys and values lie in a cache, which it reads whole. Logits of the last token; {@code -lm} has those
 * of all tokens and fills no cache, as training needs it.
 *
 * <p>Source: Touvron et al. 2023 (arXiv 2307.09288) for Llama 2 7B and 70B; Grattafiori et al. 2024 (arXiv 2407.21783) for
 * Llama 3 8B: several query heads share a key and value head; TinyLlama 1.1B, Phi-3 mini, Qwen2 0.5B, Qwen2.5 1.5B and ChatGLM3 6B
 * by the configurations that their authors publish.
 *
 * <p>Not modelled: biases of Qwen's and ChatGLM's queries, keys and values; embeddings that are the head's weights, too, as Qwen's are,
 * are counted twice, but only rows of them are read.
 */
final class LlamaFamily {
    private LlamaFamily() {}

    /**
     * One of the family.
     *
     * @param name to call it by
     * @param words in the vocabulary
     * @param width of a token
     * @param depth layers
     * @param heads of the queries
     * @param keyHeads of keys and values
     * @param inner width of the perceptron
     */
    private record Variant(String name, long words, long width, int depth, long heads, long keyHeads, long inner) {
        long headWidth() {
            return width / heads;
        }
    }

    /** What a graph is for. */
    private enum TextPhase {
        PREFILL,
        DECODE,
        TRAIN
    }

    static List<ZooEntry> entries() {
        String second = "Touvron et al. 2023, arXiv 2307.09288";
        List<ZooEntry> all = new ArrayList<>();
        all.addAll(phases(new Variant("llama-2-7b", 32000, 4096, 32, 32, 32, 11008), second));
        all.addAll(phases(new Variant("llama-2-70b", 32000, 8192, 80, 64, 8, 28672), second));
        all.addAll(phases(
                new Variant("llama-3-8b", 128256, 4096, 32, 32, 8, 14336),
                "Grattafiori et al. 2024, arXiv 2407.21783"));
        String published = "configuration that the authors publish with the weights";
        all.addAll(phases(new Variant("tinyllama-1.1b", 32000, 2048, 22, 32, 4, 5632), published));
        all.addAll(phases(new Variant("phi-3-mini", 32064, 3072, 32, 32, 32, 8192), published));
        all.addAll(phases(new Variant("qwen2-0.5b", 151936, 896, 24, 14, 2, 4864), published));
        all.addAll(phases(new Variant("qwen2.5-1.5b", 151936, 1536, 28, 12, 2, 8960), published));
        all.addAll(phases(new Variant("chatglm3-6b", 65024, 4096, 28, 32, 2, 13696), published));
        return all;
    }

    private static List<ZooEntry> phases(Variant variant, String source) {
        InputRule rule = InputRule.sequences(2048, 131072);
        String what = "language model of " + variant.depth + " layers, width " + variant.width;
        return List.of(
                new ZooEntry(
                        variant.name,
                        what + ", prefill",
                        source,
                        rule,
                        size -> build(variant, size, TextPhase.PREFILL)),
                new ZooEntry(
                        variant.name + ZooEntry.DECODE,
                        what + ", one token with a cache",
                        source,
                        rule,
                        size -> build(variant, size, TextPhase.DECODE)),
                new ZooEntry(
                        variant.name + "-lm",
                        what + ", logits of all tokens",
                        source,
                        rule,
                        size -> build(variant, size, TextPhase.TRAIN)));
    }

    private static Graph build(Variant variant, InputSizes size, TextPhase phase) {
        boolean decode = phase == TextPhase.DECODE;
        Layers net = new Layers(variant.name);
        long tokens = decode ? 1 : size.sequence();
        Tensor ids = net.graph().input("words", TensorShape.of(size.batch(), tokens), Optional.of(Precision.INT32));
        Tensor x = net.at("embedding").node(new Embedding(variant.words, variant.width), ids);
        List<Tensor> outputs = new ArrayList<>();
        long cached = decode ? size.sequence() - 1L : 0;
        for (int layer = 1; layer <= variant.depth; layer++) {
            net.at("layer" + layer);
            x = net.add(x, attend(net, normalise(net, x), variant, cached, outputs));
            x = net.add(x, perceptron(net, normalise(net, x), variant));
        }
        net.at("head");
        x = normalise(net, x);
        if (phase == TextPhase.TRAIN) {
            return net.finish(net.plainLinear(x, variant.words));
        }
        outputs.add(0, net.plainLinear(net.slice(x, 1, tokens - 1, tokens), variant.words));
        return net.finish(outputs.toArray(Tensor[]::new));
    }

    private static Tensor normalise(Layers net, Tensor x) {
        return net.node(
                new Normalisation(VectorKind.RMS_NORM, TensorShape.of(x.shape().dimension(2)), 1), x);
    }

    /** Keys and values of the new tokens are outputs of the graph: they go into the cache. */
    private static Tensor attend(Layers net, Tensor x, Variant variant, long cached, List<Tensor> outputs) {
        long keyWidth = variant.keyHeads * variant.headWidth();
        Tensor query = rotate(net, Attentions.heads(net, net.plainLinear(x, variant.width), variant.heads));
        Tensor key = rotate(net, Attentions.heads(net, net.plainLinear(x, keyWidth), variant.keyHeads));
        Tensor value = Attentions.heads(net, net.plainLinear(x, keyWidth), variant.keyHeads);
        outputs.add(key);
        outputs.add(value);
        key = withCache(net, key, "keys", cached);
        value = withCache(net, value, "values", cached);
        TensorShape shape = query.shape();
        long together = variant.heads / variant.keyHeads;
        Tensor grouped = net.reshape(
                query, shape.dimension(0), variant.keyHeads, together * shape.dimension(2), shape.dimension(3));
        Tensor mixed = net.reshape(Attentions.mix(net, grouped, key, value), shape.dimensions());
        return net.plainLinear(Attentions.join(net, mixed), variant.width);
    }

    private static Tensor rotate(Layers net, Tensor x) {
        return net.activate(x, VectorKind.ROTATE);
    }

    private static Tensor withCache(Layers net, Tensor fresh, String what, long cached) {
        if (cached == 0) {
            return fresh;
        }
        Tensor cache = net.graph()
                .input(net.graph().scope() + "." + what, fresh.shape().with(2, cached));
        return net.concat(2, cache, fresh);
    }

    private static Tensor perceptron(Layers net, Tensor x, Variant variant) {
        Tensor gate = net.activate(net.plainLinear(x, variant.inner), VectorKind.SILU);
        Tensor inner = net.multiply(gate, net.plainLinear(x, variant.inner));
        return net.plainLinear(inner, variant.width);
    }
}
