package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Bytes;

/**
 * Memories of its own beside each multiplier, as lanes of row-stationary arrays have them.
 *
 * @param weights where its weights wait; read for each multiplication
 * @param inputs where its inputs wait; read for each multiplication
 * @param sums where its partial sums wait; read and written for each multiplication
 */
public record ScratchpadsSpec(Bytes weights, Bytes inputs, Bytes sums) {
    public ScratchpadsSpec {
        Positive.requireCapacity("weights", weights);
        Positive.requireCapacity("inputs", inputs);
        Positive.requireCapacity("sums", sums);
    }
}
