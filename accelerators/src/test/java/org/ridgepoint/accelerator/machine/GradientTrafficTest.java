package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Gradient;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.Lowering;

/** Gradients of operators that multiply, everything fitting on the chip: each tensor is read once and each result written once. */
class GradientTrafficTest {
    private static final int TRIALS = 20;

    private final SplittableRandom random = new SplittableRandom(12);
    private final CaseDraws d = new CaseDraws(random);
    private final Chip chip =
            TestChip.systolic(32, 32).memory(1 << 20, 16 << 20).chip();

    private static TensorShape of(long... sizes) {
        return TensorShape.of(sizes);
    }

    private void assertEachMovesOnce(
            Lowering work, List<TensorShape> reads, List<TensorShape> weights, List<TensorShape> results) {
        GraphBuilder graph = new GraphBuilder("a gradient");
        List<Tensor> inputs = new ArrayList<>();
        reads.forEach(each -> inputs.add(graph.input("in" + inputs.size(), each)));
        List<Tensor> parameters = new ArrayList<>();
        weights.forEach(each -> parameters.add(graph.parameter("w" + parameters.size(), each)));
        graph.node("it", new Gradient("it", work, results, weights), inputs, parameters)
                .outputs()
                .forEach(graph::output);
        Graph built = graph.build();
        long bytes = Stream.of(reads, weights, results)
                .flatMap(List::stream)
                .mapToLong(TensorShape::elements)
                .sum();

        assertThat(Replay.run(chip, built, 1).dram().bytes())
                .as("%s of %s, %s, %s", work, reads, weights, results)
                .isEqualTo(bytes);
    }

    @Test
    void aConvolutionsGradients() {
        for (int trial = 0; trial < TRIALS; trial++) {
            int kernel = d.upTo(4);
            int stride = d.upTo(kernel);
            long channels = d.upTo(8);
            int filters = d.upTo(8);
            long outputs = d.upTo(8);
            long size = (outputs - 1) * stride + kernel; // every line lies under a window
            Convolution conv = new Convolution(filters, Window.square(kernel, stride, 0), 1, false);
            TensorShape x = of(d.upTo(3), channels, size, size);
            TensorShape y = conv.outputs(List.of(x)).get(0);
            List<TensorShape> weights = conv.parameters(List.of(x));

            assertEachMovesOnce(conv.weightGradient(x), List.of(x, y), List.of(), weights);
            assertEachMovesOnce(conv.dataGradient(x), List.of(y), weights, List.of(x));
        }
    }

    @Test
    void attentionsGradients() {
        for (int trial = 0; trial < TRIALS; trial++) {
            int heads = d.upTo(8);
            long shared = d.divisor(heads);
            long batch = d.upTo(2);
            TensorShape query = of(batch, heads, d.upTo(9), d.upTo(9));
            TensorShape key = of(batch, shared, d.upTo(9), query.dimension(3));
            TensorShape value = key.with(3, d.upTo(9));
            List<TensorShape> forward = List.of(query, key, value);
            Attention attention = new Attention();
            List<TensorShape> reads = new ArrayList<>(forward);
            reads.add(attention.reserve(forward));
            reads.addAll(attention.outputs(forward));

            assertEachMovesOnce(attention.gradient(forward), reads, List.of(), forward);
        }
    }

    @Test
    void aRecurrentLayersGradients() {
        for (int trial = 0; trial < TRIALS; trial++) {
            int hidden = d.upTo(9);
            Recurrent layer =
                    new Recurrent(d.pick(List.of(Recurrent.Cell.values())), hidden, hidden, d.upTo(2), d.below(3));
            TensorShape x = of(d.upTo(3), d.upTo(5), d.upTo(9));
            List<TensorShape> weights = layer.parameters(List.of(x));
            List<TensorShape> results = new ArrayList<>(weights);
            results.add(x);
            TensorShape y = layer.outputs(List.of(x)).get(0);

            assertEachMovesOnce(layer.gradient(x, true), List.of(x, y, layer.reserve(x), y), weights, results);
        }
    }
}
