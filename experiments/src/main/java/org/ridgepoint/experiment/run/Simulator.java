package org.ridgepoint.experiment.run;

import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.Graph;

/** Runs a graph on a chip, for a listener. */
@FunctionalInterface
public interface Simulator {
    /** What the chip made of the graph; wrong wishes of the user are {@code UserError}s. */
    RunResult run(ResolvedChip chip, Graph graph, RunOptions options, RunListener listener);
}
