package org.ridgepoint.experiment.run;

import org.ridgepoint.workload.op.Precision;

/**
 * What a run needs to know beside the chip and the graph.
 *
 * @param batch inferences in the graph
 * @param precision number format of weights and activations
 * @param seed of whatever is random
 */
public record RunOptions(int batch, Precision precision, long seed) {}
