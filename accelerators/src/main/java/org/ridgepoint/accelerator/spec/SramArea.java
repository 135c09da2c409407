package org.ridgepoint.accelerator.spec;

import java.util.Optional;

/**
 * What a chip's memories take of its die, in square millimetres.
 *
 * <p>Not modelled: accumulators, registers and whatever is no memory.
 *
 * @param localMm2 all slices beside the arrays of all cores
 * @param bulkMm2 bulk SRAM
 */
public record SramArea(double localMm2, double bulkMm2) {

    /** The area of a chip's memories; empty where the technology states no node, and on an FPGA, whose memories are there. */
    public static Optional<SramArea> of(AcceleratorSpec chip, TechnologySpec technology) {
        Optional<Double> local = technology.sramMm2(chip.sram().local());
        Optional<Double> bulk = technology.sramMm2(chip.sram().bulk());
        CoreGroupSpec cores = chip.coreGroup();
        return local.flatMap(
                        first -> bulk.map(second -> new SramArea(cores.count() * first, cores.bulkMemories() * second)))
                .filter(area -> chip.fabric().isEmpty());
    }

    /** Both together. */
    public double totalMm2() {
        return localMm2 + bulkMm2;
    }
}
