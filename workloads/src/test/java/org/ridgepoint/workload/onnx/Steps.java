package org.ridgepoint.workload.onnx;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;

/** What a graph does, in words: each node's kind and the shape that it makes. */
final class Steps {
    private Steps() {}

    static List<String> of(Graph graph) {
        return graph.nodes().stream()
                .map(node -> node.kind() + " " + node.output().shape())
                .toList();
    }
}
