package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * A whole chip, as its YAML file describes it.
 *
 * @param description one sentence on what it is
 * @param sources where the numbers come from, each with its status
 * @param technology name of the file in configs/technology that prices its actions
 * @param array the MAC array
 * @param vector the vector unit beside it
 * @param sram local (distributed) and bulk memory
 * @param link wires between bulk and local SRAM
 * @param bus the bus between DRAM and bulk SRAM
 * @param dram external memory
 * @param dma the engines that move packets
 * @param host what runs operators that the chip cannot (default: none)
 * @param staticPower power that flows whether or not anything happens, without DRAM
 * @param interconnect how the wires of {@code bus} are arranged (default: one bus each way)
 * @param fabric the FPGA that the array is made of (default: none; operands come straight from local SRAM)
 */
public record AcceleratorSpec(
        String description,
        List<String> sources,
        String technology,
        ArraySpec array,
        VectorSpec vector,
        SramLevels sram,
        LinkSpec link,
        BusSpec bus,
        DramSpec dram,
        DmaSpec dma,
        Optional<HostSpec> host,
        Power staticPower,
        Optional<InterconnectSpec> interconnect,
        Optional<FabricSpec> fabric) {

    public AcceleratorSpec {
        sources = List.copyOf(sources);
        interconnect.ifPresent(wires -> wires.requireFit(dram.channels()));
        boolean crossesNothing = bus.clock().equals(array.clock());
        if (crossesNothing
                && interconnect.flatMap(InterconnectSpec::synchroniser).isPresent()) {
            throw new RefusedKey(
                    "interconnect",
                    "cannot be: synchroniser has no effect where bus.clock is array.clock (" + bus.clock()
                            + "); remove it",
                    "bus",
                    "array");
        }
        fabric.ifPresent(fpga -> fpga.requireFit(array));
    }

    /**
     * The two levels of on-chip memory.
     *
     * @param local distributed memory beside the array, which its operands come from
     * @param bulk memory that the array reaches through the link
     */
    public record SramLevels(SramSpec local, SramSpec bulk) {}
}
