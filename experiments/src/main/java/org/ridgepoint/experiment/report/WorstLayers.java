package org.ridgepoint.experiment.report;

import java.util.Comparator;
import java.util.List;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/** The layers of a run in which the array loses the most cycles. */
final class WorstLayers {
    private static final int MOST = 5;

    private WorstLayers() {}

    /** The worst first. */
    static List<LayerResult> of(RunResult result) {
        return result.layers().stream()
                .sorted(Comparator.comparingDouble((LayerResult layer) -> -lostCycles(layer)))
                .limit(MOST)
                .toList();
    }

    private static double lostCycles(LayerResult layer) {
        return layer.elapsedCycles() * (1 - layer.utilization());
    }
}
