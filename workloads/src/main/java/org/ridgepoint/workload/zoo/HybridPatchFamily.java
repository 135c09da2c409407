package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Transformers over patches with another way in or around: CaiT (deep, with heads that talk and a class token that comes
 * late), T2T-ViT_t (tokens merged step by step), CrossViT (two patch sizes that exchange class tokens).
 *
 * <p>Source: Touvron et al. 2021 (arXiv 2103.17239); Yuan et al. 2021 (arXiv 2101.11986), the variant with transformer
 * layers between tokens; Chen et al. 2021 (arXiv 2103.14899); details as in the authors' code.
 */
final class HybridPatchFamily {
    private static final String CAIT = "Touvron et al. 2021, arXiv 2103.17239, and the authors' code";
    private static final String T2T = "Yuan et al. 2021, arXiv 2101.11986, and the authors' code";
    private static final String CROSSVIT = "Chen et al. 2021, arXiv 2103.14899, and the authors' code";

    private HybridPatchFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                cait("cait-s24-384", 384, 384, 24, 8),
                cait("cait-s36", 224, 384, 36, 8),
                cait("cait-m48-448", 448, 768, 48, 16),
                t2t("t2t-vit-t-14", 384, 14, 6),
                t2t("t2t-vit-t-19", 448, 19, 7),
                t2t("t2t-vit-t-24", 512, 24, 8),
                cross("crossvit-15", 192, 5, 6),
                cross("crossvit-18", 224, 6, 7));
    }

    private static ZooEntry cait(String name, int input, long width, int depth, long heads) {
        return entry(name, CAIT, InputRule.imagesInSteps(input, 16), size -> cait(name, size, width, depth, heads));
    }

    private static ZooEntry t2t(String name, long width, int depth, long heads) {
        return entry(name, T2T, InputRule.imagesInSteps(224, 16), size -> t2t(name, size, width, depth, heads));
    }

    private static ZooEntry cross(String name, long narrow, int depth, long heads) {
        return entry(name, CROSSVIT, InputRule.imagesOf(240), size -> cross(name, size, narrow, depth, heads));
    }

    private static ZooEntry entry(String name, String source, InputRule rule, Function<InputSizes, Graph> builder) {
        return new ZooEntry(name, "transformer over image patches, 1000 classes", source, rule, builder);
    }

    private static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    private static Graph cait(String name, InputSizes size, long width, int depth, long heads) {
        Layers net = new Layers(name);
        Tensor x = PatchTransformerFamily.patches(net.at("embedding"), image(net, size), 16, width);
        x = net.add(x, Attentions.learned(net, 1, x.shape().dimension(1), width));
        for (int block = 1; block <= depth; block++) {
            net.at("block" + block);
            x = net.add(x, scaled(net, talkingHeads(net, net.layerNorm(x), heads)));
            x = net.add(x, scaled(net, Attentions.perceptron(net, net.layerNorm(x), 4 * width, VectorKind.GELU)));
        }
        net.at("class");
        Tensor token = net.node(new Expand(x.shape().with(1, 1)), Attentions.learned(net, 1, 1, width));
        for (int block = 1; block <= 2; block++) {
            net.at("class.block" + block);
            Tensor all = net.layerNorm(net.concat(1, token, x));
            Tensor first = net.slice(all, 1, 0, 1);
            token = net.add(token, scaled(net, Attentions.cross(net, first, all, width, heads)));
            token = net.add(
                    token, scaled(net, Attentions.perceptron(net, net.layerNorm(token), 4 * width, VectorKind.GELU)));
        }
        net.at("head");
        Tensor last = net.slice(net.layerNorm(net.concat(1, token, x)), 1, 0, 1);
        return net.finish(net.linear(net.reshape(last, size.batch(), width), 1000));
    }

    /** One learned factor per channel. */
    private static Tensor scaled(Layers net, Tensor x) {
        return net.multiply(x, Attentions.learned(net, x.shape().dimension(2)));
    }

    /** Attention whose scores are mixed across heads before and after the softmax. */
    private static Tensor talkingHeads(Layers net, Tensor x, long heads) {
        long width = x.shape().dimension(2);
        List<Tensor> parts = Attentions.queryKeyValue(net, x, width, heads, true);
        Tensor scores = net.matmulTransposed(parts.get(0), parts.get(1));
        scores = acrossHeads(net, net.softmax(acrossHeads(net, scores)));
        return net.linear(Attentions.join(net, net.matmul(scores, parts.get(2))), width);
    }

    private static Tensor acrossHeads(Layers net, Tensor scores) {
        return net.biasedConv(scores, scores.shape().dimension(1), Window.of(1, 1));
    }

    private static Graph t2t(String name, InputSizes size, long width, int depth, long heads) {
        Layers net = new Layers(name);
        Tensor x = unfold(net.at("tokens1"), image(net, size), Window.square(7, 4, 2));
        x = merge(net, x);
        x = unfold(net.at("tokens2"), asImage(net, x, size.height() / 4, size.width() / 4), Window.square(3, 2, 1));
        x = merge(net, x);
        x = unfold(net.at("tokens3"), asImage(net, x, size.height() / 8, size.width() / 8), Window.square(3, 2, 1));
        x = PatchTransformerFamily.withTokens(net.at("embedding"), net.linear(x, width), 1);
        x = net.add(x, Attentions.learned(net, 1, x.shape().dimension(1), width));
        for (int block = 1; block <= depth; block++) {
            x = Attentions.preNormBlock(net.at("block" + block), x, heads, 3 * width, false);
        }
        x = net.slice(net.at("head").layerNorm(x), 1, 0, 1);
        return net.finish(net.linear(net.reshape(x, size.batch(), width), 1000));
    }

    /** The windows of an image as tokens: batch, windows, elements of a window. */
    private static Tensor unfold(Layers net, Tensor image, Window window) {
        TensorShape out = window.output(image.shape(), image.shape().dimension(1) * window.taps());
        return net.node(
                new Rearrange(TensorShape.of(out.dimension(0), out.dimension(2) * out.dimension(3), out.dimension(1))),
                image);
    }

    private static Tensor asImage(Layers net, Tensor tokens, long rows, long columns) {
        TensorShape shape = tokens.shape();
        return net.reshape(net.transpose(tokens, 0, 2, 1), shape.dimension(0), shape.dimension(2), rows, columns);
    }

    /** A transformer layer with one head of width 64, whose values stand in for the residual. */
    private static Tensor merge(Layers net, Tensor x) {
        List<Tensor> parts = Attentions.queryKeyValue(net, net.layerNorm(x), 64, 1, false);
        Tensor mixed = Attentions.mix(net, parts.get(0), parts.get(1), parts.get(2));
        Tensor y = net.add(Attentions.join(net, parts.get(2)), net.linear(Attentions.join(net, mixed), 64));
        return net.add(y, Attentions.perceptron(net, net.layerNorm(y), 64, VectorKind.GELU));
    }

    private static Graph cross(String name, InputSizes size, long narrow, int depth, long heads) {
        Layers net = new Layers(name);
        Tensor image = image(net, size);
        Tensor smaller = net.node(new Resize(List.of(224L, 224L), true), image);
        List<Tensor> branches = new ArrayList<>();
        branches.add(branch(net.at("fine.embedding"), image, 12, narrow));
        branches.add(branch(net.at("coarse.embedding"), smaller, 16, 2 * narrow));
        for (int scale = 1; scale <= 3; scale++) {
            for (int i = 0; i < 2; i++) {
                int blocks = i == 0 ? 1 : depth;
                for (int block = 1; block <= blocks; block++) {
                    net.at("scale" + scale + (i == 0 ? ".fine" : ".coarse") + block);
                    Tensor x = branches.get(i);
                    branches.set(
                            i,
                            Attentions.preNormBlock(net, x, heads, 3 * x.shape().dimension(2), true));
                }
            }
            Tensor fine = exchange(net.at("scale" + scale + ".exchange1"), branches.get(0), branches.get(1), heads);
            Tensor coarse = exchange(net.at("scale" + scale + ".exchange2"), branches.get(1), branches.get(0), heads);
            branches.set(0, fine);
            branches.set(1, coarse);
        }
        net.at("head");
        return net.finish(net.add(logits(net, branches.get(0)), logits(net, branches.get(1))));
    }

    private static Tensor branch(Layers net, Tensor image, int patch, long width) {
        Tensor x = PatchTransformerFamily.withTokens(net, PatchTransformerFamily.patches(net, image, patch, width), 1);
        return net.add(x, Attentions.learned(net, 1, x.shape().dimension(1), width));
    }

    /** The class token of one branch visits the patches of the other and comes back. */
    private static Tensor exchange(Layers net, Tensor home, Tensor away, long heads) {
        long homeWidth = home.shape().dimension(2);
        long awayWidth = away.shape().dimension(2);
        Tensor visitor = translate(net, net.slice(home, 1, 0, 1), awayWidth);
        Tensor patches = net.slice(away, 1, 1, away.shape().dimension(1));
        Tensor all = net.layerNorm(net.concat(1, visitor, patches));
        Tensor mixed = Attentions.cross(net, net.slice(all, 1, 0, 1), all, awayWidth, heads);
        Tensor back = translate(net, net.add(visitor, mixed), homeWidth);
        return net.concat(1, back, net.slice(home, 1, 1, home.shape().dimension(1)));
    }

    private static Tensor translate(Layers net, Tensor token, long width) {
        return net.linear(net.activate(net.layerNorm(token), VectorKind.GELU), width);
    }

    private static Tensor logits(Layers net, Tensor x) {
        Tensor token = net.slice(net.layerNorm(x), 1, 0, 1);
        return net.linear(net.reshape(token, x.shape().dimension(0), x.shape().dimension(2)), 1000);
    }
}
