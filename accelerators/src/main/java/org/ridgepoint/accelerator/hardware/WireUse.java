package org.ridgepoint.accelerator.hardware;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far bytes went over a chip's wires, for their energy.
 *
 * @param readHops pieces of the interconnect that a byte read from DRAM passed, on average
 * @param writeHops the same of a byte written
 * @param inwardHops paths between slices of local SRAM that a byte passed on its way in, on average
 * @param outwardHops the same on its way out
 * @param fabricHops channels of an FPGA that a byte of operands passed on average, each copy counted
 */
public record WireUse(double readHops, double writeHops, double inwardHops, double outwardHops, double fabricHops) {

    /** The mean over cores, which move about as much each. */
    public static WireUse mean(List<WireUse> cores) {
        return new WireUse(
                mean(cores, WireUse::readHops),
                mean(cores, WireUse::writeHops),
                mean(cores, WireUse::inwardHops),
                mean(cores, WireUse::outwardHops),
                mean(cores, WireUse::fabricHops));
    }

    private static double mean(List<WireUse> cores, ToDoubleFunction<WireUse> hops) {
        return cores.stream().mapToDouble(hops).sum() / cores.size();
    }
}
