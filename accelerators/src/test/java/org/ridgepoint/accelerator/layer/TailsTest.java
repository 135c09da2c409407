package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;

/** What is done on a product's outputs before they leave, and what is not. */
class TailsTest {
    private final Layers net = new Layers("tails");
    private final Tensor image = net.input("image", 1, 4, 6, 6);

    private List<Layer> layers(Tensor... outputs) {
        return layers(0, net.finish(outputs));
    }

    private static List<Layer> layers(long keptBytes, Graph graph) {
        return LayerFusion.fuse(graph, Precision.INT8, Set.of(), kind -> true, shape -> false, keptBytes)
                .layers();
    }

    private Tensor conv() {
        return net.conv(image, 8, Window.square(3, 1, 1));
    }

    private List<Layer> behindAConvolution(BiFunction<Layers, Tensor, Tensor> function) {
        return layers(function.apply(net, conv()));
    }

    @Test
    void anInputTimesAFunctionOfItselfIsOneTail() {
        List<Layer> layers = behindAConvolution((n, x) -> n.multiply(x, n.activate(x, VectorKind.SIGMOID)));

        assertThat(layers).singleElement().satisfies(layer -> {
            assertThat(layer.residuals()).isEmpty();
            assertThat(layer.vectorOperations()).isEqualTo(8 * 36 * (1 + 4 + 1));
        });
    }

    @Test
    void whatIsNotFusedPassesOverMemoryByItself() {
        Tensor other = net.conv(image, 8, Window.square(1, 1, 0));
        Graph graph = net.finish(net.relu(net.add(net.relu(conv()), other)));

        List<Layer> layers = LayerFusion.fuse(
                        graph, Precision.INT8, Set.of(), kind -> kind.equals("relu"), shape -> false, 0)
                .layers();

        assertThat(layers(0, graph)).hasSize(2);
        assertThat(layers.stream().map(Layer::operator)).containsExactly("conv", "conv", "add");
        assertThat(layers.get(2).inputs()).hasSize(2);
        assertThat(layers.get(2).vectorOperations()).isEqualTo(2 * 8 * 36);
    }

    @Test
    void mishAsExportedIsOneTail() {
        assertThat(behindAConvolution((n, x) ->
                        n.multiply(x, n.activate(n.activate(x, VectorKind.SOFTPLUS), VectorKind.TANH))))
                .hasSize(1);
    }

    @Test
    void hardSwishAsExportedIsOneTail() {
        assertThat(behindAConvolution((n, x) -> {
                    Tensor gate = n.activate(n.activate(x, VectorKind.ADD), VectorKind.CLIP);
                    return n.activate(n.multiply(x, gate), VectorKind.MULTIPLY);
                }))
                .hasSize(1);
    }

    @Test
    void whatElseIsReadInTheMiddleLeavesTheChainWhole() {
        Tensor x = conv();
        Tensor gate = net.activate(x, VectorKind.SIGMOID);
        Tensor y = net.multiply(x, gate);

        assertThat(layers(y, gate)).extracting(Layer::operator).containsExactly("conv", "sigmoid", "multiply");
    }

    @Test
    void aFactorForEachChannelIsPartOfTheTailWhereItIsThere() {
        Tensor factor = net.input("factor", 1, 8, 1, 1);
        List<Layer> layers = layers(net.multiply(conv(), factor));

        assertThat(layers).hasSize(1);
        assertThat(layers.get(0).residuals()).extracting(Operand::bytes).containsExactly(8L);
    }

    @Test
    void aSumWithATensorThatComesLaterIsALayer() {
        Tensor first = conv();
        Tensor second = net.conv(first, 8, Window.square(1, 1, 0));

        assertThat(layers(net.add(second, first)))
                .hasSize(2)
                .last()
                .satisfies(layer -> assertThat(layer.residuals()).hasSize(1));
    }

    /** Sums in 32 bits, made real by a factor: what a dynamically quantised product ends in. */
    @Test
    void aChangeOfFormatAndItsScaleAreTheProductsEpilogue() {
        Tensor sums = net.graph().fixPrecision(conv(), Precision.INT32);
        Tensor real =
                net.graph().fixPrecision(net.node(new Cast(VectorKind.MOVE, Precision.FP32), sums), Precision.FP32);
        Tensor scale = net.input("scale");
        Tensor scaled = net.graph().fixPrecision(net.multiply(real, scale), Precision.FP32);

        assertThat(layers(net.graph().fixPrecision(net.relu(scaled), Precision.FP32)))
                .singleElement()
                .satisfies(layer -> assertThat(layer.output().bytes()).isEqualTo(4 * 8 * 36));
    }

    /** Exporters write the scale's own arithmetic between the product and its use. */
    @Test
    void aScaleThatIsComputedBehindTheProductIsThereBefore() {
        Tensor x = conv();
        Tensor scale = net.multiply(net.input("of inputs"), net.input("of weights"));

        assertThat(layers(net.multiply(x, scale))).extracting(Layer::operator).containsExactly("multiply", "conv");
    }

    @Test
    void aTensorThatIsBothOperandsIsReadOnce() {
        assertThat(layers(net.multiply(image, net.activate(image, VectorKind.SIGMOID))))
                .singleElement()
                .satisfies(layer ->
                        assertThat(layer.reads()).extracting(Operand::bytes).containsExactly(4L * 36));
    }

    @Test
    void aGivenTensorThatIsBothOperandsOfAProductIsFetchedFirstWhereItMayStay() {
        Graph graph = net.finish(net.node(new MatMul(true), image, image));

        assertThat(layers(0, graph)).extracting(Layer::operator).containsExactly("matmul");
        assertThat(layers(1 << 20, graph)).extracting(Layer::operator).containsExactly("fetch", "matmul");
    }
}
