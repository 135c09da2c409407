package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Length;

/**
 * The wires between bulk SRAM and the local SRAM beside the array, one set each way, on the array's clock.
 *
 * @param bytesPerCycle width of each way
 * @param latency cycles that the distance costs
 * @param length mean distance, which costs energy
 * @param slices local SRAM as slices with a path between neighbours (default: the link reaches all of it)
 */
public record LinkSpec(int bytesPerCycle, Cycles latency, Length length, Optional<SlicesSpec> slices) {
    public LinkSpec {
        Positive.require("bytesPerCycle", bytesPerCycle);
        Positive.requireCycles("latency", latency);
    }
}
