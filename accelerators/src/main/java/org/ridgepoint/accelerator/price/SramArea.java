package org.ridgepoint.accelerator.price;

import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;

/**
 * What a chip's memories take of its die, in square millimetres.
 *
 * <p>Not modelled: registers and whatever is no memory.
 *
 * @param localMm2 all slices beside the arrays of all cores
 * @param bulkMm2 bulk SRAM
 * @param accumulatorsMm2 accumulators of all cores
 */
public record SramArea(double localMm2, double bulkMm2, double accumulatorsMm2) {

    /** The area of a chip's memories; empty on an FPGA, whose memories are there. */
    public static Optional<SramArea> of(AcceleratorSpec chip, TechnologySpec technology) {
        if (chip.fabric().isPresent()) {
            return Optional.empty();
        }
        MemoryPrices memories = MemoryPrices.of(chip, technology);
        return Optional.of(new SramArea(
                memories.local().areaMm2(),
                memories.bulk().areaMm2(),
                memories.accumulators().map(MemoryPrice::areaMm2).orElse(0.0)));
    }

    /** All together. */
    public double totalMm2() {
        return localMm2 + bulkMm2 + accumulatorsMm2;
    }
}
