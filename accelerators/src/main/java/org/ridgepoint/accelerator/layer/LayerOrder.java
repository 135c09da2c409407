package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.work.VectorWork;

/**
 * The order in which nodes become layers: the graph's, but arithmetic on a few numbers comes as soon as it can. The scale of a
 * quantised product is often written down behind it, and must be there before for the product to use it on its way out.
 */
final class LayerOrder {
    private static final long FEW = 4096;

    private final Graph graph;
    private final int[] awaited;
    private final boolean[] placed;
    private final PriorityQueue<Integer> early = new PriorityQueue<>();
    private final List<Node> order = new ArrayList<>();

    private LayerOrder(Graph graph) {
        this.graph = graph;
        this.awaited = graph.nodes().stream()
                .mapToInt(node -> graph.predecessors(node).size())
                .toArray();
        this.placed = new boolean[awaited.length];
    }

    static List<Node> of(Graph graph) {
        return new LayerOrder(graph).order();
    }

    private List<Node> order() {
        graph.nodes().stream().filter(node -> awaited[node.index()] == 0).forEach(this::offer);
        placeEarly();
        for (Node node : graph.nodes()) {
            if (!placed[node.index()]) {
                place(node);
                placeEarly();
            }
        }
        return order;
    }

    private void placeEarly() {
        while (!early.isEmpty()) {
            place(graph.nodes().get(early.poll()));
        }
    }

    private void place(Node node) {
        placed[node.index()] = true;
        order.add(node);
        for (Node next : graph.successors(node)) {
            if (--awaited[next.index()] == 0) {
                offer(next);
            }
        }
    }

    private void offer(Node node) {
        boolean small = (node.isView() || node.lowering() instanceof VectorWork)
                && node.inputs().stream().allMatch(LayerOrder::isSmall)
                && node.outputs().stream().allMatch(LayerOrder::isSmall);
        if (small) {
            early.add(node.index());
        }
    }

    private static boolean isSmall(Tensor tensor) {
        return tensor.elements() <= FEW;
    }
}
