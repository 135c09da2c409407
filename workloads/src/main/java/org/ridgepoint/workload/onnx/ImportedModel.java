package org.ridgepoint.workload.onnx;

import java.util.List;
import java.util.SortedMap;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;

/**
 * A model file as a graph.
 *
 * @param graph the network as the file has it; batch normalisations are not merged yet
 * @param precision the format that the file computes its products in: 8-bit integers in a quantised model; the precision
 *     to run it at unless the user asks for another
 * @param bound every size that was taken for an open dimension, by the name under which it could have been bound
 * @param notes what was decided or left out on the way, for the report
 */
public record ImportedModel(Graph graph, Precision precision, SortedMap<String, Long> bound, List<String> notes) {
    public ImportedModel {
        notes = List.copyOf(notes);
    }
}
