package org.ridgepoint.accelerator.layer;

import java.util.List;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;

/**
 * What is done on a layer's outputs before they leave.
 *
 * @param output what leaves in the end
 * @param nodes whose work it is
 * @param residuals what they read beside the layer's outputs, each tensor once
 * @param vectorOperations of the vector unit
 * @param parameterBytes that they read
 */
record Tail(Tensor output, List<Node> nodes, List<Operand> residuals, long vectorOperations, long parameterBytes) {
    Tail {
        nodes = List.copyOf(nodes);
        residuals = List.copyOf(residuals);
    }

    /** The outputs leave as they are. */
    static Tail none(Tensor output) {
        return new Tail(output, List.of(), List.of(), 0, 0);
    }
}
