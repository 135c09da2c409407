package org.ridgepoint.workload.zoo;

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
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * The first transformers: an encoder and a decoder of the same length, logits of the last token; and Transformer-XL, which
 * also attends to the states of the segment before.
 *
 * <p>Source: Vaswani et al. 2017 (arXiv 1706.03762), base and big, 37,000 shared word pieces; Dai et al. 2019 (arXiv
 * 1901.02860) in the base size of NVIDIA's DeepLearningExamples: 16 layers, width 512, segments and memory of 192.
 *
 * <p>Not modelled: words of Transformer-XL beyond the 20,000 most frequent in its output; their weights are counted once, as
 * embeddings.
 */
final class TranslationFamily {
    private static final long PIECES = 37000;
    private static final long FREQUENT_WORDS = 20000;

    private TranslationFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                entry("transformer-base", 512, 8, 2048).alsoCalled("transformer"),
                entry("transformer-big", 1024, 16, 4096),
                new ZooEntry(
                        "transformer-xl-base",
                        "language model with memory, 16 layers, width 512",
                        "Dai et al. 2019, arXiv 1901.02860, as in NVIDIA DeepLearningExamples",
                        InputRule.sequences(192, 4096),
                        TranslationFamily::transformerXl));
    }

    private static ZooEntry entry(String name, long width, long heads, long inner) {
        return new ZooEntry(
                name,
                "encoder and decoder for translation, 6 layers each, width " + width,
                "Vaswani et al. 2017, arXiv 1706.03762",
                InputRule.sequences(512, 4096),
                size -> build(name, size, width, heads, inner));
    }

    private static Graph build(String name, InputSizes size, long width, long heads, long inner) {
        Layers net = new Layers(name);
        TensorShape tokens = TensorShape.of(size.batch(), size.sequence());
        Tensor source = net.graph().input("source", tokens, Optional.of(Precision.INT32));
        Tensor target = net.graph().input("target", tokens, Optional.of(Precision.INT32));
        Embedding table = new Embedding(PIECES, width);
        Node first = net.graph().node("encoder.embedding", table, List.of(source));
        Node second = net.graph().node("decoder.embedding", table, List.of(target), first.parameters());
        Tensor memory = positioned(net.at("encoder"), first.output());
        for (int layer = 1; layer <= 6; layer++) {
            net.at("encoder.layer" + layer);
            memory = Attentions.postNormBlock(net, memory, heads, inner, VectorKind.RELU);
        }
        Tensor x = positioned(net.at("decoder"), second.output());
        for (int layer = 1; layer <= 6; layer++) {
            net.at("decoder.layer" + layer);
            x = net.layerNorm(net.add(x, Attentions.self(net, x, heads, true)));
            x = net.layerNorm(net.add(x, Attentions.cross(net, x, memory, width, heads)));
            x = net.layerNorm(net.add(x, Attentions.perceptron(net, x, inner, VectorKind.RELU)));
        }
        Tensor last = net.at("head").slice(x, 1, size.sequence() - 1, size.sequence());
        Linear logits = new Linear(PIECES, false);
        return net.finish(net.graph()
                .node("head.logits", logits, List.of(last), first.parameters())
                .output());
    }

    /** Adds a fixed table of sines, which is an input of the graph and no weight. */
    private static Tensor positioned(Layers net, Tensor x) {
        Tensor sines = net.input(
                net.graph().scope() + ".positions",
                1,
                x.shape().dimension(1),
                x.shape().dimension(2));
        return net.add(x, sines);
    }

    private static Graph transformerXl(InputSizes size) {
        Layers net = new Layers("transformer-xl-base");
        long tokens = size.sequence();
        Tensor ids = net.graph().input("words", TensorShape.of(size.batch(), tokens), Optional.of(Precision.INT32));
        Node words = net.graph().node("embedding.words", new Embedding(267735, 512), List.of(ids));
        Tensor distances = net.input("distances", 1, 2 * tokens, 512);
        Tensor x = words.output();
        for (int layer = 1; layer <= 16; layer++) {
            net.at("layer" + layer);
            Tensor memory = net.input("layer" + layer + ".memory", size.batch(), tokens, 512);
            x = net.layerNorm(net.add(x, relativeAttention(net, x, memory, distances)));
            x = net.layerNorm(net.add(x, Attentions.perceptron(net, x, 2048, VectorKind.RELU)));
        }
        net.at("head");
        Tensor frequent = net.slice(viewOf(net, words), 0, 0, FREQUENT_WORDS);
        Tensor flat = net.reshape(x, size.batch() * tokens, 512);
        return net.finish(net.softmax(net.matmulTransposed(flat, frequent)));
    }

    private static Tensor viewOf(Layers net, Node words) {
        Tensor table = words.parameters().get(0);
        return net.graph()
                .node("head.words", new Learned(table.shape()), List.of(), List.of(table))
                .output();
    }

    /** Scores from content and from distance, each with a learned offset of the query. */
    private static Tensor relativeAttention(Layers net, Tensor x, Tensor memory, Tensor distances) {
        Tensor all = net.concat(1, memory, x);
        Tensor query = Attentions.heads(net, net.plainLinear(x, 512), 8);
        Tensor key = Attentions.heads(net, net.plainLinear(all, 512), 8);
        Tensor value = Attentions.heads(net, net.plainLinear(all, 512), 8);
        Tensor distance = Attentions.heads(net, net.plainLinear(distances, 512), 8);
        Tensor content = net.matmulTransposed(net.add(query, Attentions.learned(net, 8, 1, 64)), key);
        Tensor byDistance = net.matmulTransposed(net.add(query, Attentions.learned(net, 8, 1, 64)), distance);
        Tensor shifted = net.node(new Rearrange(byDistance.shape()), byDistance);
        Tensor mixed = net.matmul(net.softmax(net.add(content, shifted)), value);
        return net.plainLinear(Attentions.join(net, mixed), 512);
    }
}
