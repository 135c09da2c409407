package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxValue;

/** Who reads a value of a graph: its nodes, the subgraphs inside them, and the outside. */
public final class Uses {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, OnnxNode> readers = new HashMap<>();

    public Uses(List<OnnxNode> nodes, List<String> outputs) {
        nodes.forEach(this::count);
        outputs.forEach(output -> counts.merge(output, 1, Integer::sum));
    }

    public Uses(OnnxGraph graph) {
        this(graph.nodes(), graph.outputs().stream().map(OnnxValue::name).toList());
    }

    private void count(OnnxNode node) {
        for (String input : node.inputs()) {
            counts.merge(input, 1, Integer::sum);
            readers.put(input, node);
        }
        for (OnnxGraph subgraph : subgraphs(node)) {
            new Uses(subgraph).counts.forEach((name, uses) -> counts.merge(name, uses, Integer::sum));
        }
    }

    private static List<OnnxGraph> subgraphs(OnnxNode node) {
        List<OnnxGraph> found = new ArrayList<>();
        for (OnnxAttribute attribute : node.attributes().values()) {
            if (attribute instanceof OnnxAttribute.Subgraph subgraph) {
                found.add(subgraph.value());
            }
        }
        return found;
    }

    /** How often a value is read; an empty name stands for one that is left out. */
    public int count(String value) {
        return value.isEmpty() ? 0 : counts.getOrDefault(value, 0);
    }

    /** The node that is the only reader of a value. */
    public Optional<OnnxNode> onlyReader(String value) {
        return count(value) == 1 ? Optional.ofNullable(readers.get(value)) : Optional.empty();
    }
}
