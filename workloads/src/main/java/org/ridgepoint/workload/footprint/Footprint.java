package org.ridgepoint.workload.footprint;

import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Liveness;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.op.Precision;

/**
 * The bytes that a network needs.
 *
 * @param weightBytes weights, and for a training step the optimiser's states
 * @param largestActivationBytes the largest single activation
 * @param fileOrderPeakBytes most live at once in the graph's own order, residual sums in memory of their own
 * @param peakLiveBytes the same in the best order tried
 * @param fusedPeakLiveBytes the same with residual sums written over a summand, as when they are fused
 * @param order the order that {@code peakLiveBytes} was found with
 */
public record Footprint(
        long weightBytes,
        long largestActivationBytes,
        long fileOrderPeakBytes,
        long peakLiveBytes,
        long fusedPeakLiveBytes,
        String order) {

    /** The footprint of a graph as it stands; merge batch normalisations first for inference. */
    public static Footprint of(Graph graph, Precision precision) {
        OrderSearch.BestOrder best = OrderSearch.best(graph, precision, Sums.SEPARATE);
        OrderSearch.BestOrder fused = OrderSearch.best(graph, precision, Sums.IN_PLACE);
        return new Footprint(
                graph.storedBytes(precision),
                best.liveness().largestBytes(),
                Liveness.of(graph, precision, Sums.SEPARATE).peakBytes(),
                best.liveness().peakBytes(),
                fused.liveness().peakBytes(),
                best.name());
    }

    /** Weights and peak together: what a chip must hold that keeps everything on it. */
    public long totalBytes() {
        return Math.addExact(weightBytes, peakLiveBytes);
    }
}
