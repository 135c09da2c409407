package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Prices of actions in one process node.
 *
 * @param description which node, which voltage
 * @param sources where the numbers come from, each with its status
 * @param mac one multiply-accumulate, by precision
 * @param vectorOperation one elementary operation of the vector unit
 * @param accumulatorAccess reading or writing one partial sum
 * @param sramPerBit points of the access energy per bit over the capacity of the memory, ascending; between points it is
 *     interpolated on logarithmic axes, beyond the outermost two extrapolated with their slope
 * @param wirePerBitPerMillimetre driving one bit over one millimetre
 * @param hostOperation one elementary operation on the host
 * @param hostLinkPerBit one bit over the host link
 * @param node name of the node as a length, which the area of memories follows (default: areas are not told)
 */
public record TechnologySpec(
        String description,
        List<String> sources,
        Map<String, Energy> mac,
        Energy vectorOperation,
        Energy accumulatorAccess,
        List<SramPoint> sramPerBit,
        Energy wirePerBitPerMillimetre,
        Energy hostOperation,
        Energy hostLinkPerBit,
        Optional<Length> node) {
    private static final double NANOMETRES_PER_MILLIMETRE = 1e6;

    /**
     * Access energy of one bit in a memory of a capacity.
     *
     * @param capacity of the memory
     * @param energy to read or write one bit of it
     */
    public record SramPoint(Bytes capacity, Energy energy) {}

    public TechnologySpec {
        sources = List.copyOf(sources);
        mac = new TreeMap<>(mac);
        sramPerBit = List.copyOf(sramPerBit);
        if (sramPerBit.size() < 2) {
            throw new RefusedKey("sramPerBit", "needs at least two points, had " + sramPerBit.size());
        }
        node.ifPresent(length -> SramCost.requireAreaNode(nanometres(length)));
    }

    /** Square millimetres of an SRAM's banks with their check bits; empty where the node is not stated. */
    Optional<Double> sramMm2(SramSpec sram) {
        int cellPorts = sram.cellPorts().orElse(1);
        return node.map(length -> new SramCost().areaMm2(sram.build(), cellPorts, nanometres(length)));
    }

    private static double nanometres(Length length) {
        return Math.round(length.millimetres() * NANOMETRES_PER_MILLIMETRE * 1000) / 1000.0;
    }

    /** Picojoules to read or write one bit of an SRAM of this capacity. */
    public double sramPicojoulesPerBit(long capacityBytes) {
        int upper = 1;
        while (upper < sramPerBit.size() - 1 && sramPerBit.get(upper).capacity().bytes() < capacityBytes) {
            upper++;
        }
        SramPoint low = sramPerBit.get(upper - 1);
        SramPoint high = sramPerBit.get(upper);
        double slope = Math.log(high.energy().picojoules() / low.energy().picojoules())
                / Math.log((double) high.capacity().bytes() / low.capacity().bytes());
        double scale = Math.pow((double) capacityBytes / low.capacity().bytes(), slope);
        return low.energy().picojoules() * scale;
    }
}
