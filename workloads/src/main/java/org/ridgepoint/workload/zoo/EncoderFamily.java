package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
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
 * Encoders of text: BERT and its kin, up to the pooled output. {@code -one-hot} names the variant whose words are looked up
 * by matrix products with one-hot vectors, as the authors' code did on TPUs; ELECTRA's figures count them so.
 *
 * <p>Source: Devlin et al. 2018 (arXiv 1810.04805); Clark et al. 2020 (arXiv 2003.10555), discriminators with their head;
 * Lan et al. 2019 (arXiv 1909.11942), one set of weights for all layers; Xu et al. 2020 (arXiv 2002.02925), BERT-of-Theseus;
 * Iandola et al. 2020 (arXiv 2006.11316), SqueezeBERT, matrices as grouped convolutions.
 */
final class EncoderFamily {
    private static final String BERT = "Devlin et al. 2018, arXiv 1810.04805";
    private static final String ELECTRA = "Clark et al. 2020, arXiv 2003.10555";
    private static final String ALBERT = "Lan et al. 2019, arXiv 1909.11942";

    private EncoderFamily() {}

    /**
     * One of the family.
     *
     * @param name to call it by
     * @param words in the vocabulary
     * @param embedding width of an embedding
     * @param width of a token between layers
     * @param depth layers
     * @param heads of attention
     * @param inner width of the perceptron
     * @param sharesLayers all layers have the weights of the first
     * @param oneHot words are looked up by a product
     * @param discriminates ends in one score per token, not in a pooled vector
     */
    private record Variant(
            String name,
            long words,
            long embedding,
            long width,
            int depth,
            long heads,
            long inner,
            boolean sharesLayers,
            boolean oneHot,
            boolean discriminates) {}

    static List<ZooEntry> entries() {
        List<ZooEntry> all = new ArrayList<>();
        all.addAll(both(new Variant("bert-base", 30522, 768, 768, 12, 12, 3072, false, false, false), BERT));
        all.addAll(both(new Variant("bert-large", 30522, 1024, 1024, 24, 16, 4096, false, false, false), BERT));
        all.addAll(both(new Variant("bert-small", 30522, 128, 256, 12, 4, 1024, false, false, false), ELECTRA));
        all.addAll(both(new Variant("electra-small", 30522, 128, 256, 12, 4, 1024, false, false, true), ELECTRA));
        all.addAll(both(new Variant("electra-base", 30522, 768, 768, 12, 12, 3072, false, false, true), ELECTRA));
        all.addAll(both(new Variant("electra-large", 30522, 1024, 1024, 24, 16, 4096, false, false, true), ELECTRA));
        all.add(entry(new Variant("albert-base", 30000, 128, 768, 12, 12, 3072, true, false, false), 128, ALBERT));
        all.add(entry(new Variant("albert-xxlarge", 30000, 128, 4096, 12, 64, 16384, true, false, false), 512, ALBERT)
                .alsoCalled("albert-xxl"));
        all.add(entry(
                new Variant("theseus-6-768", 30522, 768, 768, 6, 12, 3072, false, false, false),
                128,
                "Xu et al. 2020, arXiv 2002.02925"));
        all.add(new ZooEntry(
                "squeezebert",
                "encoder of grouped convolutions",
                "Iandola et al. 2020, arXiv 2006.11316",
                InputRule.sequences(128, 512),
                EncoderFamily::squeezeBert));
        return all;
    }

    private static List<ZooEntry> both(Variant v, String source) {
        Variant oneHot = new Variant(
                v.name + "-one-hot",
                v.words,
                v.embedding,
                v.width,
                v.depth,
                v.heads,
                v.inner,
                v.sharesLayers,
                true,
                v.discriminates);
        return List.of(entry(v, 128, source), entry(oneHot, 128, source));
    }

    private static ZooEntry entry(Variant variant, int tokens, String source) {
        return new ZooEntry(
                variant.name,
                "encoder of " + variant.depth + " layers, width " + variant.width,
                source,
                InputRule.sequences(tokens, 512),
                size -> build(variant, size));
    }

    private static Graph build(Variant variant, InputSizes size) {
        Layers net = new Layers(variant.name);
        net.at("embedding");
        Tensor x = embed(net, size, variant.words, variant.embedding, variant.oneHot);
        x = variant.embedding == variant.width ? x : net.linear(x, variant.width);
        for (int layer = 1; layer <= variant.depth; layer++) {
            String scope = "layer" + layer;
            if (variant.sharesLayers && layer > 1) {
                net.graph().atSharing(scope, "layer1");
            } else {
                net.at(scope);
            }
            x = Attentions.postNormBlock(net, x, variant.heads, variant.inner, VectorKind.GELU);
        }
        net.at("head");
        return net.finish(variant.discriminates ? score(net, x) : pool(net, x));
    }

    /** Words, segments and positions, summed and normalised. */
    static Tensor embed(Layers net, InputSizes size, long words, long width, boolean oneHot) {
        TensorShape tokens = TensorShape.of(size.batch(), size.sequence());
        Tensor ids = net.graph().input("words", tokens, Optional.of(Precision.INT32));
        Tensor segments = net.graph().input("segments", tokens, Optional.of(Precision.INT32));
        Tensor x = net.node(new Embedding(words, width, oneHot), ids);
        x = net.add(x, net.node(new Embedding(2, width), segments));
        Tensor positions = Attentions.learned(net, 1, 512, width);
        return net.layerNorm(net.add(x, net.slice(positions, 1, 0, size.sequence())));
    }

    private static Tensor first(Layers net, Tensor x) {
        return net.reshape(
                net.slice(x, 1, 0, 1), x.shape().dimension(0), x.shape().dimension(2));
    }

    private static Tensor pool(Layers net, Tensor x) {
        return net.activate(net.linear(first(net, x), x.shape().dimension(2)), VectorKind.TANH);
    }

    /** For each token, whether it was replaced. */
    private static Tensor score(Layers net, Tensor x) {
        return net.linear(net.activate(net.linear(x, x.shape().dimension(2)), VectorKind.GELU), 1);
    }

    private static Graph squeezeBert(InputSizes size) {
        Layers net = new Layers("squeezebert");
        Tensor x = embed(net.at("embedding"), size, 30528, 768, false);
        x = net.transpose(x, 0, 2, 1);
        for (int layer = 1; layer <= 12; layer++) {
            x = squeezeLayer(net.at("layer" + layer), x);
        }
        net.at("head");
        return net.finish(pool(net, net.transpose(x, 0, 2, 1)));
    }

    /** A layer whose tokens lie along the last axis: batch, width, tokens. */
    private static Tensor squeezeLayer(Layers net, Tensor x) {
        Tensor query = apart(net, grouped(net, x, 768, 4));
        Tensor key = apart(net, grouped(net, x, 768, 4));
        Tensor value = apart(net, grouped(net, x, 768, 4));
        Tensor scores = net.matmul(net.transpose(query, 0, 1, 3, 2), key);
        Tensor mixed = net.matmulTransposed(value, net.softmax(scores));
        Tensor joined = net.reshape(mixed, x.shape().dimensions());
        Tensor y = normalise(net, net.add(x, grouped(net, joined, 768, 1)));
        Tensor inner = net.activate(grouped(net, y, 3072, 4), VectorKind.GELU);
        return normalise(net, net.add(y, grouped(net, inner, 768, 4)));
    }

    private static Tensor grouped(Layers net, Tensor x, long filters, int groups) {
        return net.conv(x, filters, Window.of(1), groups, true);
    }

    private static Tensor apart(Layers net, Tensor x) {
        return net.reshape(x, x.shape().dimension(0), 12, 64, x.shape().dimension(2));
    }

    private static Tensor normalise(Layers net, Tensor x) {
        return net.transpose(net.layerNorm(net.transpose(x, 0, 2, 1)), 0, 2, 1);
    }
}
