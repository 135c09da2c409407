package org.ridgepoint.experiment.run;

import java.util.Optional;
import java.util.function.IntFunction;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;

/**
 * What a run needs to know beside the chip and the graph.
 *
 * @param batch inferences in the graph
 * @param precision number format of weights and activations
 * @param fewer the graph for fewer inferences, where it can be had
 * @param plan that it is to keep to, where a person wrote one
 * @param detail how much of it is simulated
 */
public record RunOptions(
        int batch, Precision precision, Optional<IntFunction<Graph>> fewer, Optional<PinnedPlan> plan, Detail detail) {}
