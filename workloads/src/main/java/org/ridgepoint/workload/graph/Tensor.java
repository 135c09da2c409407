package org.ridgepoint.workload.graph;

import java.util.Optional;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;

/**
 * One array of numbers in a graph.
 *
 * @param id its place in {@link Graph#tensors()}
 * @param name for reports
 * @param shape its dimensions
 * @param kind what it is to the graph
 * @param fixedPrecision its format where the network fixes it (token ids), else empty: the precision of the run
 */
public record Tensor(int id, String name, TensorShape shape, TensorKind kind, Optional<Precision> fixedPrecision) {
    /** Elements. */
    public long elements() {
        return shape.elements();
    }

    /** Bytes in memory in a run at that precision, rounded up to whole bytes. */
    public long bytes(Precision runPrecision) {
        return fixedPrecision.orElse(runPrecision).bytes(elements());
    }
}
