package org.ridgepoint.accelerator.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.sim.quantity.Voltage;

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
 * @param staticPower power that flows whether or not anything happens, of all cores together, as it was measured (default:
 *     what leaks, by area, node and temperature)
 * @param interconnect how the wires of {@code bus} are arranged (default: one bus each way)
 * @param fabric the FPGA that the array is made of (default: none; operands come straight from local SRAM)
 * @param cores groups of cores by name; of these, so far, one (default: one core)
 * @param staticHoldsDram the stated power was measured with the DRAM's standby in it (default false)
 * @param temperatureCelsius of the die, for what leaks (default 85)
 * @param voltage of logic and SRAM (default: the least at which {@code array.clock} is reached, by the table of the node)
 * @param power what the chip may draw (default: whatever it draws)
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
        Optional<Power> staticPower,
        Optional<InterconnectSpec> interconnect,
        Optional<FabricSpec> fabric,
        Optional<Map<String, CoreGroupSpec>> cores,
        Optional<Boolean> staticHoldsDram,
        Optional<Integer> temperatureCelsius,
        Optional<Voltage> voltage,
        Optional<PowerSpec> power) {
    private static final CoreGroupSpec ONE_CORE = new CoreGroupSpec(1, Optional.empty());

    public AcceleratorSpec {
        sources = List.copyOf(sources);
        cores = cores.map(groups -> Collections.unmodifiableMap(new LinkedHashMap<>(groups)));
        cores.ifPresent(AcceleratorSpec::requireOneGroup);
        CoreGroupSpec group = group(cores);
        interconnect.ifPresent(wires -> wires.requireFit(dram.channels(), group.aroundOneDram()));
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
        requireKept(sram, group);
        fabric.ifPresent(fpga -> fpga.requireFit(array));
        if (fabric.isPresent() && staticPower.isEmpty()) {
            throw new RefusedKey("staticPower", "must be stated for an FPGA, whose area is not known", "fabric");
        }
    }

    /** Weights stay where one core has them. */
    private static void requireKept(SramLevels sram, CoreGroupSpec group) {
        if (sram.bulk().keeps().isPresent() && group.count() > 1) {
            throw new RefusedKey(
                    "cores",
                    "must be one, were " + group.count()
                            + ": weights that stay in bulk SRAM (sram.bulk.keeps) are modelled for one core alone",
                    "sram");
        }
    }

    private static void requireOneGroup(Map<String, CoreGroupSpec> groups) {
        groups.keySet().forEach(AcceleratorSpec::requireName);
        if (groups.size() != 1) {
            throw new RefusedKey(
                    "cores",
                    "must be one group, as in {tile: {count: 4}}, was " + groups.keySet()
                            + "; cores that differ are not modelled, and a chip that extends another calls its cores"
                            + " as that one does");
        }
    }

    /** A group's name stands in keys and in the names of what each core leaves in results. */
    private static void requireName(String group) {
        if (!group.matches("[A-Za-z0-9_-]+")) {
            throw new RefusedKey("cores", "a group's name must be of letters, digits, - and _, was \"" + group + "\"");
        }
    }

    /** The same chip with its arrays at another clock, rated as before. */
    public AcceleratorSpec at(Frequency clock) {
        return with(array.at(clock), cores);
    }

    /** The part of the chip around one DRAM system, which is all of it where cores share theirs. */
    public AcceleratorSpec aroundOneDram() {
        return with(array, cores.map(groups -> Map.of(coreName(), coreGroup().aroundOneDram())));
    }

    private AcceleratorSpec with(ArraySpec otherArray, Optional<Map<String, CoreGroupSpec>> otherCores) {
        return new AcceleratorSpec(
                description,
                sources,
                technology,
                otherArray,
                vector,
                sram,
                link,
                bus,
                dram,
                dma,
                host,
                staticPower,
                interconnect,
                fabric,
                otherCores,
                staticHoldsDram,
                temperatureCelsius,
                voltage,
                power);
    }

    /** What the chip calls its cores. */
    public String coreName() {
        return cores.map(groups -> groups.keySet().iterator().next()).orElse("core");
    }

    private static CoreGroupSpec group(Optional<Map<String, CoreGroupSpec>> cores) {
        return cores.map(groups -> groups.values().iterator().next()).orElse(ONE_CORE);
    }

    /** The chip's cores. */
    public CoreGroupSpec coreGroup() {
        return group(cores);
    }

    /** DRAM channels of the chip: those that {@code dram} states, or as many for each core. */
    public int dramChannels() {
        return Math.multiplyExact(coreGroup().dramSystems(), dram.channels());
    }

    /** Multipliers of all cores. */
    public long lanes() {
        return Math.multiplyExact(coreGroup().count(), array.lanes());
    }

    /** Bytes of all SRAM, of all cores. */
    public long sramBytes() {
        long local =
                Math.multiplyExact(coreGroup().count(), sram.local().capacity().bytes());
        long bulk = Math.multiplyExact(
                coreGroup().bulkMemories(), sram.bulk().capacity().bytes());
        return Math.addExact(local, bulk);
    }

    /**
     * The two levels of on-chip memory.
     *
     * @param local distributed memory beside the array, which its operands come from
     * @param bulk memory that the array reaches through the link
     */
    public record SramLevels(SramSpec local, SramSpec bulk) {
        /** Refuses weights that stay in local SRAM. */
        public SramLevels {
            if (local.keeps().isPresent()) {
                throw new RefusedKey(
                        "local", "cannot have keeps: weights stay in bulk SRAM; say so of sram.bulk in its place");
            }
        }
    }
}
