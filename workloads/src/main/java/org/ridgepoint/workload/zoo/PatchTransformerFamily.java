package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Transformers over image patches: ViT and DeiT. Position embeddings are sized to the image, as after fine-tuning.
 *
 * <p>Source: Dosovitskiy et al. 2020 (arXiv 2010.11929), fine-tuned at 384; Touvron et al. 2020 (arXiv 2012.12877), the
 * distilled one with its second token and head; Zhai et al. 2021 (arXiv 2106.04560) for G/14, fine-tuned at 518, with
 * attention pooling in place of a class token.
 */
final class PatchTransformerFamily {
    private static final String VIT = "Dosovitskiy et al. 2020, arXiv 2010.11929";
    private static final String DEIT = "Touvron et al. 2020, arXiv 2012.12877";

    private PatchTransformerFamily() {}

    /**
     * One of the family.
     *
     * @param name to call it by
     * @param patch side of a patch
     * @param width of a token
     * @param depth blocks
     * @param heads of attention
     * @param inner width of the perceptron
     * @param extraTokens class and distillation tokens; 0 for attention pooling
     */
    private record Variant(String name, int patch, long width, int depth, long heads, long inner, int extraTokens) {}

    static List<ZooEntry> entries() {
        return List.of(
                entry(new Variant("vit-b16", 16, 768, 12, 12, 3072, 1), 384, VIT),
                entry(new Variant("vit-l16", 16, 1024, 24, 16, 4096, 1), 384, VIT),
                entry(new Variant("vit-g14", 14, 1664, 48, 16, 8192, 0), 518, "Zhai et al. 2021, arXiv 2106.04560"),
                entry(new Variant("deit-small", 16, 384, 12, 6, 1536, 1), 224, DEIT),
                entry(new Variant("deit-small-distilled", 16, 384, 12, 6, 1536, 2), 224, DEIT),
                entry(new Variant("deit-base", 16, 768, 12, 12, 3072, 1), 224, DEIT),
                entry(new Variant("deit-base-384", 16, 768, 12, 12, 3072, 1), 384, DEIT));
    }

    private static ZooEntry entry(Variant variant, int input, String source) {
        return new ZooEntry(
                variant.name,
                "transformer over image patches, 1000 classes",
                source,
                InputRule.imagesInSteps(input, variant.patch),
                size -> build(variant, size));
    }

    private static Graph build(Variant variant, InputSizes size) {
        Layers net = new Layers(variant.name);
        Tensor image = net.input("image", size.batch(), 3, size.height(), size.width());
        net.at("embedding");
        Tensor x = withTokens(net, patches(net, image, variant.patch, variant.width), variant.extraTokens);
        x = net.add(x, Attentions.learned(net, 1, x.shape().dimension(1), variant.width));
        for (int block = 1; block <= variant.depth; block++) {
            x = Attentions.preNormBlock(net.at("block" + block), x, variant.heads, variant.inner, true);
        }
        x = net.at("head").layerNorm(x);
        if (variant.extraTokens == 0) {
            return net.finish(net.linear(net.reshape(pooled(net, x, variant), size.batch(), variant.width), 1000));
        }
        List<Tensor> results = new ArrayList<>();
        for (int token = 0; token < variant.extraTokens; token++) {
            Tensor picked = net.slice(x, 1, token, token + 1);
            results.add(net.linear(net.reshape(picked, size.batch(), variant.width), 1000));
        }
        return net.finish(results.size() == 1 ? results.get(0) : net.add(results.get(0), results.get(1)));
    }

    /** An image as one token per patch. */
    static Tensor patches(Layers net, Tensor image, int patch, long width) {
        return net.tokens(net.biasedConv(image, width, Window.square(patch, patch, 0)));
    }

    /** Learned tokens put before the others. */
    static Tensor withTokens(Layers net, Tensor x, int extraTokens) {
        List<Tensor> parts = new ArrayList<>();
        TensorShape one = x.shape().with(1, 1);
        for (int i = 0; i < extraTokens; i++) {
            parts.add(net.node(new Expand(one), Attentions.learned(net, 1, 1, one.dimension(2))));
        }
        parts.add(x);
        return parts.size() == 1 ? x : net.concat(1, parts);
    }

    /** One learned query attends to all tokens, and goes through a perceptron. */
    private static Tensor pooled(Layers net, Tensor x, Variant variant) {
        Tensor probe = net.node(new Expand(x.shape().with(1, 1)), Attentions.learned(net, 1, 1, variant.width));
        Tensor y = Attentions.cross(net, probe, x, variant.width, variant.heads);
        return net.add(y, Attentions.perceptron(net, net.layerNorm(y), variant.inner, VectorKind.GELU));
    }
}
