package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.VectorOperators;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.training.TrainingPlan;
import org.ridgepoint.workload.training.TrainingStep;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

/** What the vector unit may take over from the array has a name by which a chip can say that it cannot. */
class VectorKindsTest {
    private static final Precision INT8 = Precision.find("int8").orElseThrow();

    private final Set<String> kinds = new TreeSet<>();

    @Test
    void everyKindOfProductThatTheVectorUnitMayDoCanBeDeniedIt() {
        collect(images());
        for (Recurrent.Cell cell : Recurrent.Cell.values()) {
            Layers net = new Layers("both ways");
            int projected = cell == Recurrent.Cell.LSTM ? 8 : 16;
            collect(net.finish(net.node(new Recurrent(cell, 16, projected, 2, 1), net.input("words", 1, 4, 8))));
        }
        collect(ModelZoo.standard().build("mobilenet-v2", ModelSize.standard()));
        assertThat(kinds)
                .contains("conv", "conv-transposed", "conv-data-gradient", "lstm", "rnn")
                .allMatch(VectorOperators::knows);
    }

    private static Graph images() {
        Layers net = new Layers("images");
        Tensor image = net.conv(net.input("image", 1, 3, 8, 8), 8, Window.square(3, 1, 1));
        Tensor depthwise = net.depthwise(image, Window.square(3, 1, 1));
        Tensor larger = net.node(TransposedConvolution.of(8, Window.square(2, 2, 0), 4, false), depthwise);
        return net.finish(net.node(TransposedConvolution.of(8, Window.square(1, 1, 0), 8, false), larger));
    }

    private void collect(Graph graph) {
        collectLayers(graph);
        collectLayers(TrainingStep.of(graph, TrainingPlan.standard()));
    }

    private void collectLayers(Graph graph) {
        LayerFusion.fuse(graph, INT8, Set.of(), kind -> true, product -> false, 0).layers().stream()
                .filter(Layer::alsoOnVector)
                .map(layer -> layer.operator().replace("depthwise ", ""))
                .forEach(kinds::add);
    }
}
