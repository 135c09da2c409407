package org.ridgepoint.workload.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class GraphTest {
    @Test
    void readersAreFoundThroughViews() {
        Layers net = new Layers("views");
        Tensor x = net.relu(net.input("x", 1, 4, 2, 2));
        Tensor flat = net.flatten(x);
        Graph graph = net.finish(net.linear(net.slice(flat, 1, 0, 8), 3), net.relu(x));
        Node relu = graph.nodes().get(0);
        assertThat(graph.readers(relu.output())).extracting(Node::kind).containsExactly("linear", "relu");
        assertThat(graph.storage(graph.node("slice1").output())).containsExactly(relu.output());
        assertThat(graph.successors(relu)).extracting(Node::kind).containsExactly("reshape", "relu");
    }

    @Test
    void sharedWeightsCountOnce() {
        Layers net = new Layers("shared");
        Tensor x = net.input("x", 1, 10);
        Linear layer = new Linear(10, false);
        Node first = net.graph().node("first", layer, List.of(x));
        Node second = net.graph().node("second", layer, List.of(first.output()), first.parameters());
        Graph graph = net.finish(second.output());
        assertThat(graph.parameterElements()).isEqualTo(100);
        assertThat(graph.macs()).isEqualTo(200);
    }

    @Test
    void weightsOfTheWrongShapeAreRefused() {
        GraphBuilder graph = new GraphBuilder("wrong");
        Tensor x = graph.input("x", TensorShape.of(1, 10));
        Tensor weights = graph.parameter("w", TensorShape.of(9, 9));
        assertThatThrownBy(() -> graph.node("fc", new Linear(10, false), List.of(x), List.of(weights)))
                .hasMessage("wrong, node fc: weights must have shapes [10x10], had [9x9]");
    }

    @Test
    void errorsNameTheGraphAndTheNode() {
        Layers net = new Layers("tiny");
        Tensor x = net.input("x", 1, 3, 2, 2);
        assertThatThrownBy(() -> net.at("stem").conv(x, 8, Window.square(7, 2, 0)))
                .hasMessage("tiny, node stem.conv1: a window of 7x7/2 does not fit an input of size 2; "
                        + "the input is too small");
    }

    @Test
    void mergingTurnsScaleAndShiftIntoABias() {
        Graph graph = ModelZoo.standard().build("resnet50", ModelSize.standard());
        Graph merged = BatchNormMerging.merge(graph);
        long normalised = graph.nodes().stream()
                .filter(node -> node.operator() instanceof BatchNormalisation)
                .mapToLong(node -> node.input().shape().dimension(1))
                .sum();
        assertThat(merged.nodes()).noneMatch(node -> node.operator() instanceof BatchNormalisation);
        assertThat(merged.parameterElements()).isEqualTo(graph.parameterElements() - normalised);
        assertThat(merged.macs()).isEqualTo(graph.macs());
        assertThat(merged.outputs().get(0).shape())
                .isEqualTo(graph.outputs().get(0).shape());
    }

    @Test
    void normalisationBehindATensorThatOthersReadStays() {
        Layers net = new Layers("kept");
        Tensor x = net.conv(net.input("x", 1, 3, 4, 4), 8, Window.of(1, 1));
        Graph graph = net.finish(net.add(net.norm(x), x));
        assertThat(BatchNormMerging.merge(graph).nodes())
                .extracting(Node::kind)
                .containsExactly("conv", "batch-norm", "add");
    }
}
