package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;

/**
 * The bus between DRAM and the chip's memories, shared by all channels; it has a data path for reads and one for writes.
 * With {@code interconnect} these are the wires that it arranges: the width, overhead and latency of each piece.
 *
 * @param bytesPerCycle width of each data path
 * @param clock its own clock
 * @param burstOverhead cycles that each packet costs beside its data
 * @param latency cycles from one end to the other, on a ring or mesh from each stop to the next
 * @param length mean distance, on a ring or mesh from each stop to the next, which costs energy
 */
public record BusSpec(int bytesPerCycle, Frequency clock, Cycles burstOverhead, Cycles latency, Length length) {
    public BusSpec {
        Positive.require("bytesPerCycle", bytesPerCycle);
        Positive.requireClock("clock", clock);
        Positive.requireCycles("burstOverhead", burstOverhead);
        Positive.requireCycles("latency", latency);
    }
}
