package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Length;

/**
 * Prices of actions in one process node.
 *
 * @param description which node, which voltage
 * @param sources where the numbers come from, each with its status
 * @param mac one multiply-accumulate, by precision
 * @param vectorOperation one elementary operation of the vector unit
 * @param wirePerBitPerMillimetre driving one bit over one millimetre
 * @param hostOperation one elementary operation on the host
 * @param hostLinkPerBit one bit over the host link
 * @param logic what logic takes beside its arithmetic
 * @param node name of the node as a length, which memories follow in energy and area
 * @param supply how fast it is at which voltage (default: of one voltage alone)
 */
public record TechnologySpec(
        String description,
        List<String> sources,
        Map<String, Energy> mac,
        Energy vectorOperation,
        Energy wirePerBitPerMillimetre,
        Energy hostOperation,
        Energy hostLinkPerBit,
        LogicSpec logic,
        Length node,
        Optional<SupplySpec> supply) {
    private static final double NANOMETRES_PER_MILLIMETRE = 1e6;

    public TechnologySpec {
        sources = List.copyOf(sources);
        mac = new TreeMap<>(mac);
        new SramCost(nanometres(node), wirePerBitPerMillimetre.picojoules());
    }

    /** What SRAM costs. */
    public SramCost sramCost() {
        return new SramCost(nanometres(node), wirePerBitPerMillimetre.picojoules());
    }

    private static double nanometres(Length length) {
        return Math.round(length.millimetres() * NANOMETRES_PER_MILLIMETRE * 1000) / 1000.0;
    }
}
