package org.ridgepoint.experiment.explain;

import java.util.List;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Frequency;

/**
 * A chip with twice of something.
 *
 * @param name in words
 * @param settings what is set, as {@code KEY=VALUE}
 */
record Change(String name, List<String> settings) {
    private static final String CHIP = "the chip";

    /** Twice of each of the four things that one can buy, one at a time. */
    static List<Change> of(AcceleratorSpec spec) {
        return List.of(
                new Change(
                        "twice the DRAM channels",
                        List.of("dram.channels=" + 2L * spec.dram().channels())),
                new Change(
                        "twice the SRAM, both levels",
                        List.of(
                                "sram.local.capacity="
                                        + twice(spec.sram().local().capacity()),
                                "sram.bulk.capacity=" + twice(spec.sram().bulk().capacity()))),
                new Change(
                        "twice the MACs",
                        List.of("array.columns=" + 2L * spec.array().columns())),
                new Change(
                        "twice the clock, of array and SRAM",
                        List.of("array.clock="
                                + new Frequency(Math.multiplyExact(
                                        2, spec.array().clock().hertz())))));
    }

    /** The chip with this changed; what no chip can have is the user's error. */
    AcceleratorSpec appliedTo(AcceleratorSpec spec) {
        Mapping tree = ConfigFile.parse(YamlWriter.write(spec), CHIP);
        for (String setting : settings) {
            tree = Setting.parse(setting).appliedTo(tree);
        }
        return new Binder().bind(tree, AcceleratorSpec.class);
    }

    private static Bytes twice(Bytes capacity) {
        return new Bytes(Math.multiplyExact(2, capacity.bytes()));
    }
}
