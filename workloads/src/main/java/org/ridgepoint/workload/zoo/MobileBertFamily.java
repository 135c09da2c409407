package org.ridgepoint.workload.zoo;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * MobileBERT: 24 thin layers between wide ones, with a factor and an offset per channel in place of normalisation. The tiny
 * one attends within the thin width only and has two perceptrons per layer instead of four.
 *
 * <p>Source: Sun et al., MobileBERT, 2020 (arXiv 2004.02984), and the authors' code.
 */
final class MobileBertFamily {
    private static final long WIDE = 512;
    private static final long THIN = 128;

    private MobileBertFamily() {}

    static List<ZooEntry> entries() {
        return List.of(entry("mobilebert", 4, false), entry("mobilebert-tiny", 2, true));
    }

    private static ZooEntry entry(String name, int perceptrons, boolean thinAttention) {
        return new ZooEntry(
                name,
                "encoder of 24 thin layers",
                "Sun et al. 2020, arXiv 2004.02984, and the authors' code",
                InputRule.sequences(128, 512),
                size -> build(name, size, perceptrons, thinAttention));
    }

    private static Graph build(String name, InputSizes size, int perceptrons, boolean thinAttention) {
        Layers net = new Layers(name);
        Tensor x = embed(net.at("embedding"), size);
        for (int layer = 1; layer <= 24; layer++) {
            x = layer(net.at("layer" + layer), x, perceptrons, thinAttention);
        }
        return net.finish(net.reshape(net.slice(x, 1, 0, 1), size.batch(), WIDE));
    }

    /** Each word with its two neighbours, brought to the wide width. */
    private static Tensor embed(Layers net, InputSizes size) {
        TensorShape tokens = TensorShape.of(size.batch(), size.sequence());
        Optional<Precision> ids = Optional.of(Precision.INT32);
        Tensor words = net.node(new Embedding(30522, THIN), net.graph().input("words", tokens, ids));
        Tensor threeWords = net.transpose(
                net.biasedConv(net.transpose(words, 0, 2, 1), WIDE, Window.of(3).pad(1)), 0, 2, 1);
        Tensor segments = net.node(new Embedding(2, WIDE), net.graph().input("segments", tokens, ids));
        Tensor positions = net.slice(Attentions.learned(net, 1, 512, WIDE), 1, 0, size.sequence());
        return affine(net, net.add(net.add(threeWords, segments), positions));
    }

    private static Tensor affine(Layers net, Tensor x) {
        long width = x.shape().dimension(2);
        return net.add(net.multiply(x, Attentions.learned(net, width)), Attentions.learned(net, width));
    }

    private static Tensor thin(Layers net, Tensor x) {
        return affine(net, net.linear(x, THIN));
    }

    private static Tensor layer(Layers net, Tensor x, int perceptrons, boolean thinAttention) {
        Tensor residual = thin(net, x);
        Tensor asking = thinAttention ? residual : thin(net, x);
        Tensor answering = thinAttention ? residual : x;
        Tensor query = Attentions.heads(net, net.linear(asking, THIN), 4);
        Tensor key = Attentions.heads(net, net.linear(asking, THIN), 4);
        Tensor value = Attentions.heads(net, net.linear(answering, THIN), 4);
        Tensor mixed = Attentions.join(net, Attentions.mix(net, query, key, value));
        Tensor y = affine(net, net.add(net.linear(mixed, THIN), residual));
        for (int i = 0; i < perceptrons; i++) {
            y = affine(net, net.add(y, Attentions.perceptron(net, y, 4 * THIN, VectorKind.RELU)));
        }
        return affine(net, net.add(net.linear(y, WIDE), x));
    }
}
