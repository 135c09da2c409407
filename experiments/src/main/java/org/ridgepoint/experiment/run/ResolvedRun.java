package org.ridgepoint.experiment.run;

import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;

/**
 * A run that is ready to start.
 *
 * @param config all that decides its result
 * @param graph what it computes
 * @param precision of weights and activations
 */
public record ResolvedRun(ResolvedConfig config, Graph graph, Precision precision) {
    /** The chip that runs it. */
    public ResolvedChip chip() {
        return new ResolvedChip(config.chip(), config.accelerator(), config.memory(), config.technology());
    }

    /** What the simulator needs to know beside chip and graph. */
    public RunOptions options() {
        return new RunOptions(config.batch(), precision, config.seed());
    }
}
