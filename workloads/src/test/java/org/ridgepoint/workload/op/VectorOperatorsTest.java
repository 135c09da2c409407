package org.ridgepoint.workload.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.training.TrainingPlan;
import org.ridgepoint.workload.training.TrainingStep;
import org.ridgepoint.workload.work.VectorWork;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class VectorOperatorsTest {
    @Test
    void everyVectorOperatorOfTheNetworksIsKnown() {
        for (String name : List.of("yolov3", "bert-base", "mobilenet-v2", "inception-v3", "gpt-1")) {
            Graph graph = ModelZoo.standard().build(name, ModelSize.standard());
            requireKnown(graph);
            requireKnown(TrainingStep.of(graph, TrainingPlan.standard()));
        }
    }

    @Test
    void whatOnlyTheArrayDoesIsNone() {
        assertThat(List.of("linear", "matmul", "attention", "conv-gradient", "conv-weight-gradient"))
                .noneMatch(VectorOperators::knows);
        assertThat(List.of("max-pol", "-gradient", "-data-gradient")).noneMatch(VectorOperators::knows);
    }

    private static void requireKnown(Graph graph) {
        assertThat(graph.nodes().stream()
                        .filter(node -> node.lowering() instanceof VectorWork)
                        .map(Node::kind))
                .isNotEmpty()
                .allMatch(VectorOperators::knows);
    }
}
