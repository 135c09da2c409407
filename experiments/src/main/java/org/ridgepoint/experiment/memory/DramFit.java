package org.ridgepoint.experiment.memory;

import org.ridgepoint.accelerator.spec.DramSpec;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.sim.memory.dram.table.AddressMap;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** Whether a standard's devices can be put side by side as a chip, or a memory by itself, asks for. */
public final class DramFit {
    private static final int MOST_DEVICES = 32;

    private DramFit() {}

    /** Refuses, at its key, what cannot be built. */
    public static void require(Mapping tree, DramSpec spec, DramStandard memory) {
        Mapping keys = (Mapping) tree.entries().get("dram");
        int widthBits = spec.widthBits(memory);
        at(keys, "width", () -> {
            requireDevices(memory, widthBits);
            DramGeometry.of(memory, widthBits, 1);
        });
        at(keys, "ranks", () -> DramGeometry.of(memory, widthBits, spec.ranks(memory)));
        String map = spec.addressMap(memory);
        at(
                keys,
                "controller",
                () -> DramChannelSpec.of(
                        memory,
                        widthBits,
                        spec.ranks(memory),
                        spec.policy(),
                        memory.system().addressMap()));
        at(keys, "addressMap", () -> AddressMap.parse(map, DramGeometry.of(memory, widthBits, spec.ranks(memory))));
    }

    /** Refuses more devices than fit beside each other on one channel. */
    static void requireDevices(DramStandard memory, int widthBits) {
        int deviceBits = memory.organization().deviceWidth().bits();
        if (widthBits / deviceBits > MOST_DEVICES) {
            throw new IllegalArgumentException(widthBits + " bits are " + widthBits / deviceBits + " devices of "
                    + memory.name() + " side by side; a channel has at most " + MOST_DEVICES
                    + ", add channels in place of width");
        }
    }

    private static void at(Mapping keys, String key, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException refusal) {
            YamlNode standard = keys.entries().get("standard");
            YamlNode node = keys.entries().getOrDefault(key, keys);
            boolean inherited = !node.equals(keys)
                    && !node.origin().at("").equals(standard.origin().at(""));
            throw inherited && node.origin() instanceof Origin.InFile
                    ? standard.origin()
                            .error("dram.standard", refusal.getMessage() + "; state dram." + key + " for it, too")
                    : node.origin().error("dram." + key, refusal.getMessage());
        }
    }
}
