package org.ridgepoint.workload.footprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Liveness;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;

/**
 * Tries several topological orders of a graph and keeps the one with the least peak of live memory: the file's own; depth
 * first from the outputs; depth first with the bulkier branch first; and greedily what frees most.
 *
 * <p>Not modelled: the least possible peak, which is hard to find; the result is the best of the orders tried.
 */
final class OrderSearch {
    private final Graph graph;
    private final Precision precision;

    /**
     * The best order found.
     *
     * @param name which of the orders
     * @param liveness what is live in it
     */
    public record BestOrder(String name, Liveness liveness) {}

    private OrderSearch(Graph graph, Precision precision) {
        this.graph = graph;
        this.precision = precision;
    }

    /** The order with the least peak; of equals the one tried first. */
    public static BestOrder best(Graph graph, Precision precision, Sums sums) {
        BestOrder best = null;
        for (Map.Entry<String, List<Node>> order :
                new OrderSearch(graph, precision).orders().entrySet()) {
            Liveness liveness = Liveness.of(graph, order.getValue(), precision, sums);
            if (best == null || liveness.peakBytes() < best.liveness.peakBytes()) {
                best = new BestOrder(order.getKey(), liveness);
            }
        }
        return best;
    }

    /** All orders that are tried, by name. */
    static Map<String, List<Node>> orders(Graph graph, Precision precision) {
        return new OrderSearch(graph, precision).orders();
    }

    private Map<String, List<Node>> orders() {
        Map<String, List<Node>> orders = new LinkedHashMap<>();
        orders.put("file", graph.nodes());
        orders.put("depth-first", depthFirst(Comparator.comparingInt(Node::index)));
        orders.put(
                "bulky-first", depthFirst(Comparator.comparingLong(this::widest).reversed()));
        orders.put("greedy", greedy());
        return orders;
    }

    private long widest(Node node) {
        long made = node.outputs().stream()
                .mapToLong(output -> output.bytes(precision))
                .sum();
        long read = node.inputs().stream()
                .mapToLong(input -> input.bytes(precision))
                .sum();
        return made + read;
    }

    private List<Node> depthFirst(Comparator<Node> branches) {
        List<Node> order = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (Node root : graph.nodes()) {
            if (graph.successors(root).isEmpty()) {
                visit(root, branches, seen, order);
            }
        }
        return order;
    }

    /** Without recursion, since networks are deep. */
    private void visit(Node root, Comparator<Node> branches, Set<Node> seen, List<Node> order) {
        List<Node> path = new ArrayList<>(List.of(root));
        while (!path.isEmpty()) {
            Node node = path.get(path.size() - 1);
            Node next = seen.contains(node)
                    ? null
                    : graph.predecessors(node).stream()
                            .filter(before -> !seen.contains(before))
                            .min(branches)
                            .orElse(null);
            if (next != null) {
                path.add(next);
                continue;
            }
            path.remove(path.size() - 1);
            if (seen.add(node)) {
                order.add(node);
            }
        }
    }

    private List<Node> greedy() {
        int[] waitingFor = new int[graph.nodes().size()];
        int[] readersLeft = new int[graph.tensors().size()];
        List<Node> ready = new ArrayList<>();
        for (Tensor tensor : graph.tensors()) {
            readersLeft[tensor.id()] =
                    graph.readers(tensor).size() + (graph.outputs().contains(tensor) ? 1 : 0);
        }
        for (Node node : graph.nodes()) {
            waitingFor[node.index()] = graph.predecessors(node).size();
            if (waitingFor[node.index()] == 0) {
                ready.add(node);
            }
        }
        List<Node> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node best = ready.get(0);
            for (Node node : ready) {
                best = growth(node, readersLeft) < growth(best, readersLeft) ? node : best;
            }
            ready.remove(best);
            order.add(best);
            stored(best).forEach(tensor -> readersLeft[tensor.id()]--);
            for (Node next : graph.successors(best)) {
                if (--waitingFor[next.index()] == 0) {
                    ready.add(next);
                }
            }
        }
        return order;
    }

    /** Bytes more (or, negative, fewer) in memory after a node has run. */
    private long growth(Node node, int[] readersLeft) {
        if (node.isView()) {
            return Long.MIN_VALUE;
        }
        long made = node.outputs().stream()
                .mapToLong(output -> output.bytes(precision))
                .sum();
        long freed = stored(node).stream()
                .filter(tensor -> readersLeft[tensor.id()] == 1)
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
        return made - freed;
    }

    private Set<Tensor> stored(Node node) {
        Set<Tensor> stored = new HashSet<>();
        if (!node.isView()) {
            node.inputs().forEach(input -> stored.addAll(graph.storage(input)));
        }
        return stored;
    }
}
