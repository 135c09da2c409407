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

    /** Its format in a run at that precision: that of weights for stored tables, matrices and kernels, not for vectors. */
    public Precision format(Precision runPrecision) {
        boolean weight = kind == TensorKind.PARAMETER && shape.rank() > 1;
        return fixedPrecision.orElseGet(() -> weight ? runPrecision.weights() : runPrecision);
    }

    /** Bytes in memory in a run at that precision, rounded up to whole bytes. */
    public long bytes(Precision runPrecision) {
        return format(runPrecision).bytes(elements());
    }
}
