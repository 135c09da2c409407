package org.ridgepoint.workload.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.op.Precision;

/** Replays memory: who wrote each block last, and whether the block is still there when somebody reads it. */
public final class MemoryReplay {
    private MemoryReplay() {}

    /** In the graph's own order. */
    public static void requireAllReadsToFindTheirData(Graph graph, Sums sums) {
        requireAllReadsToFindTheirData(graph, graph.nodes(), sums);
    }

    /** In another order. */
    public static void requireAllReadsToFindTheirData(Graph graph, List<Node> order, Sums sums) {
        Liveness liveness = Liveness.of(graph, order, Precision.INT8, sums);
        Map<Tensor, Tensor> written = new HashMap<>();
        graph.inputs().forEach(input -> written.put(input, input));
        for (int step = 0; step < order.size(); step++) {
            Node node = order.get(step);
            for (Tensor input : node.inputs()) {
                for (Tensor stored : graph.storage(input)) {
                    requireThere(node, stored, liveness, step, written);
                }
            }
            if (!node.isView()) {
                node.outputs()
                        .forEach(output ->
                                liveness.placement().get(output.id()).forEach(block -> written.put(block, output)));
            }
        }
    }

    private static void requireThere(
            Node node, Tensor stored, Liveness liveness, int step, Map<Tensor, Tensor> written) {
        if (stored.kind() == TensorKind.PARAMETER || stored.kind() == TensorKind.STATE) {
            return;
        }
        Tensor block = liveness.placement().get(stored.id()).get(0);
        if (!liveness.live().get(step).contains(block) || !stored.equals(written.get(block))) {
            assertThat(written.get(block))
                    .as("%s reads %s", node.name(), stored)
                    .isEqualTo(stored);
            assertThat(liveness.live().get(step)).as(node.name()).contains(block);
        }
    }
}
