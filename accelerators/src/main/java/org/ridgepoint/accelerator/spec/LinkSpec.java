package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Length;

/**
 * The wires between bulk SRAM and the local SRAM beside the array, one set each way, on the array's clock.
 *
 * @param bytesPerCycle width of each way
 * @param latency cycles that the distance costs
 * @param length mean distance, which costs energy
 */
public record LinkSpec(int bytesPerCycle, Cycles latency, Length length) {
    public LinkSpec {
        Positive.require("bytesPerCycle", bytesPerCycle);
    }
}
