package org.ridgepoint.workload.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;

/** Cuts a forward pass into parts of about equal activation size, at places where little crosses the cut. */
final class Segments {
    private Segments() {}

    /** The parts in order; fewer than wanted where there are too few nodes. */
    static List<List<Node>> cut(Graph graph, List<Node> nodes, int parts) {
        if (parts == 1) {
            return List.of(nodes);
        }
        long[] crossing = crossing(graph, nodes);
        long all = nodes.stream().mapToLong(Segments::made).sum();
        List<List<Node>> segments = new ArrayList<>();
        int start = 0;
        long done = 0;
        int reach = Math.max(1, nodes.size() / (4 * parts));
        for (int position = 1; position < nodes.size() && segments.size() < parts - 1; position++) {
            done += made(nodes.get(position - 1));
            if (done >= all * (segments.size() + 1) / parts && position > start) {
                int best = narrowest(crossing, position, Math.min(position + reach, nodes.size() - 1));
                segments.add(nodes.subList(start, best));
                start = best;
            }
        }
        segments.add(nodes.subList(start, nodes.size()));
        return segments.stream().filter(segment -> !segment.isEmpty()).toList();
    }

    private static int narrowest(long[] crossing, int from, int to) {
        int best = from;
        for (int position = from; position <= to; position++) {
            best = crossing[position] < crossing[best] ? position : best;
        }
        return best;
    }

    private static long made(Node node) {
        return node.isView()
                ? 0
                : node.outputs().stream().mapToLong(Tensor::elements).sum();
    }

    /** For each place between two nodes, the elements made before it and read after it. */
    private static long[] crossing(Graph graph, List<Node> nodes) {
        Map<Node, Integer> place = new HashMap<>();
        for (Node node : nodes) {
            place.put(node, place.size());
        }
        long[] crossing = new long[nodes.size() + 1];
        for (Node node : nodes) {
            for (Tensor output : node.isView() ? List.<Tensor>of() : node.outputs()) {
                int last = graph.readers(output).stream()
                        .filter(place::containsKey)
                        .mapToInt(place::get)
                        .max()
                        .orElse(place.get(node));
                for (int position = place.get(node) + 1; position <= last; position++) {
                    crossing[position] += output.elements();
                }
            }
        }
        return crossing;
    }
}
