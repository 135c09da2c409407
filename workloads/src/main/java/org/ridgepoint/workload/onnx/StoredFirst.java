package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.onnx.file.OnnxNode;

/**
 * Puts the nodes that only prepare stored tensors before all others, so that a rule can see a weight that the file makes
 * after the node that reads its product. Both kinds stay in the file's order.
 */
final class StoredFirst {
    private StoredFirst() {}

    static List<OnnxNode> order(OnnxGraph graph) {
        Set<String> stored = stored(graph);
        Predicate<OnnxNode> first = node -> stored.containsAll(node.outputs()) && preparesStored(node, stored);
        List<OnnxNode> ordered =
                new ArrayList<>(graph.nodes().stream().filter(first).toList());
        ordered.addAll(graph.nodes().stream().filter(first.negate()).toList());
        return ordered;
    }

    /** The values that do not depend on the graph's inputs. */
    static Set<String> stored(OnnxGraph graph) {
        Set<String> stored = new HashSet<>();
        graph.initializers().forEach(tensor -> stored.add(tensor.name()));
        for (OnnxNode node : graph.nodes()) {
            if (preparesStored(node, stored)) {
                stored.addAll(node.outputs());
            }
        }
        return stored;
    }

    private static boolean preparesStored(OnnxNode node, Set<String> stored) {
        boolean plain =
                node.attributes().values().stream().noneMatch(attribute -> attribute instanceof OnnxAttribute.Subgraph);
        boolean constant = node.operator().equals("Constant");
        return plain && (constant || !node.inputs().isEmpty() && stored.containsAll(node.inputs()));
    }
}
