package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxValue;
import org.ridgepoint.workload.onnx.rule.GraphPen;

/** Puts nodes behind those that make what they read; in the file's order otherwise. Only a circle is an error. */
final class NodeOrder {
    private static final int MOST_NAMED = 6;

    private final List<OnnxNode> nodes;
    private final Map<String, Integer> makers = new HashMap<>();
    private final List<List<Integer>> readers = new ArrayList<>();
    private final int[] awaited;

    private NodeOrder(List<OnnxNode> nodes) {
        this.nodes = nodes;
        awaited = new int[nodes.size()];
        for (int index = 0; index < nodes.size(); index++) {
            readers.add(new ArrayList<>());
            for (String output : nodes.get(index).outputs()) {
                if (!output.isEmpty()) {
                    makers.putIfAbsent(output, index);
                }
            }
        }
    }

    /** The graph with its nodes in an order in which they can run. */
    static OnnxGraph sorted(OnnxGraph graph) {
        return new OnnxGraph(
                graph.name(),
                sorted(graph.nodes()),
                graph.initializers(),
                graph.inputs(),
                graph.outputs(),
                graph.values());
    }

    static List<OnnxNode> sorted(List<OnnxNode> nodes) {
        return new NodeOrder(nodes).sort();
    }

    private List<OnnxNode> sort() {
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int index = 0; index < nodes.size(); index++) {
            for (int maker : makersFor(index)) {
                readers.get(maker).add(index);
                awaited[index]++;
            }
            if (awaited[index] == 0) {
                ready.add(index);
            }
        }
        List<OnnxNode> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int index = ready.remove();
            sorted.add(nodes.get(index));
            for (int reader : readers.get(index)) {
                if (--awaited[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        if (sorted.size() < nodes.size()) {
            throw new OnnxException("nodes wait for each other in a circle: " + circle());
        }
        return sorted;
    }

    private Set<Integer> makersFor(int index) {
        Set<Integer> found = new LinkedHashSet<>();
        for (String name : read(nodes.get(index))) {
            Integer maker = makers.get(name);
            if (maker != null) {
                found.add(maker);
            }
        }
        return found;
    }

    /** What a node reads, the graphs inside it included. */
    private static Set<String> read(OnnxNode node) {
        Set<String> read = new LinkedHashSet<>(node.inputs());
        for (OnnxAttribute attribute : node.attributes().values()) {
            if (attribute instanceof OnnxAttribute.Subgraph inner) {
                read.addAll(readFromOutside(inner.value()));
            }
        }
        return read;
    }

    private static Set<String> readFromOutside(OnnxGraph graph) {
        Set<String> read = new LinkedHashSet<>();
        Set<String> own = new HashSet<>();
        graph.nodes().forEach(node -> {
            read.addAll(read(node));
            own.addAll(node.outputs());
        });
        graph.outputs().forEach(output -> read.add(output.name()));
        graph.inputs().stream().map(OnnxValue::name).forEach(own::add);
        graph.initializers().forEach(tensor -> own.add(tensor.name()));
        read.removeAll(own);
        return read;
    }

    /** From a node that still waits, back along what it waits for until a node comes again. */
    private String circle() {
        int at = 0;
        while (awaited[at] == 0) {
            at++;
        }
        List<Integer> path = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        while (seen.add(at)) {
            path.add(at);
            at = makersFor(at).stream()
                    .filter(maker -> awaited[maker] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        List<Integer> round = path.subList(path.indexOf(at), path.size());
        List<String> labels = new ArrayList<>();
        round.stream()
                .limit(MOST_NAMED)
                .forEach(index -> labels.add(GraphPen.shortened(nodes.get(index).label())));
        if (round.size() > MOST_NAMED) {
            labels.add((round.size() - MOST_NAMED) + " more");
        }
        labels.add(GraphPen.shortened(nodes.get(at).label()));
        return String.join(" reads from ", labels);
    }
}
