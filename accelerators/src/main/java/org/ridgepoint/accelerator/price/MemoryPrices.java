package org.ridgepoint.accelerator.price;

import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.SlicesSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.workload.op.Precision;

/**
 * All memories of a chip, each priced as what it is. A slice of local SRAM is a memory of its own. Accumulators have a bank
 * for each sum that leaves the array in a cycle, as wide as the chip's narrowest sums; wider ones take several words;
 * they lie along the array where that is nearer.
 *
 * @param local beside the arrays
 * @param bulk bulk SRAM
 * @param accumulators for partial sums, where the chip has any
 */
public record MemoryPrices(MemoryPrice local, MemoryPrice bulk, Optional<MemoryPrice> accumulators) {

    /** Those of a chip. */
    public static MemoryPrices of(AcceleratorSpec chip, TechnologySpec technology) {
        SramCost cost = technology.sramCost();
        double edgeMm = Math.sqrt(ArrayArea.mm2(chip.array(), technology));
        CoreGroupSpec cores = chip.coreGroup();
        int slices = chip.link().slices().map(SlicesSpec::count).orElse(1);
        return new MemoryPrices(
                MemoryPrice.of(chip.sram().local(), cores.count(), slices, cost),
                MemoryPrice.of(chip.sram().bulk(), cores.bulkMemories(), 1, cost),
                chip.array()
                        .accumulators()
                        .map(bytes -> accumulators(chip.array(), bytes, cores.count(), cost, edgeMm)));
    }

    private static MemoryPrice accumulators(ArraySpec array, Bytes capacity, int cores, SramCost cost, double edgeMm) {
        int banks = Math.multiplyExact(array.columns(), array.pixels().orElse(1));
        int widthBits = array.macsPerCycle().keySet().stream()
                .map(Precision::of)
                .mapToInt(Precision::accumulatorBits)
                .min()
                .orElseThrow();
        long bits = Math.max((long) banks * widthBits, Math.multiplyExact(capacity.bytes(), (long) Byte.SIZE));
        SramBuild build = new SramBuild(bits, banks, widthBits, 1);
        return new MemoryPrice(cores, build, widthBits, cost, cost.wayMm(build, edgeMm));
    }
}
