package org.ridgepoint.accelerator.fuzz;

import java.util.List;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Frequency;

/**
 * A machine, and the same with twice of one resource.
 *
 * @param key of the chip's file that was doubled
 * @param before femtoseconds that the machine took
 * @param after femtoseconds with twice the resource
 * @param machine the machine
 */
record Doubling(String key, long before, long after, RandomMachine machine) {
    private static final List<String> KEYS = List.of(
            "sram.local.capacity",
            "sram.bulk.capacity",
            "sram.local.bytesPerBankPerCycle",
            "sram.bulk.bytesPerBankPerCycle",
            "array.accumulators",
            "array.clock",
            "vector.lanes",
            "link.bytesPerCycle",
            "bus.bytesPerCycle",
            "bus.clock",
            "dram.channels",
            "dma.outstanding");

    static List<String> keys() {
        return KEYS;
    }

    /** How much longer it takes with twice the resource: above 1 where it is slower. */
    double ratio() {
        return (double) after / before;
    }

    /** The machine with twice of what a key names. */
    static RandomMachine doubled(RandomMachine machine, String key) {
        Chip chip = machine.chip();
        AcceleratorSpec spec = Changed.at(chip.spec(), key, Doubling::twice);
        return new RandomMachine(
                new Chip(spec, chip.dramChannel(), chip.technology(), chip.precision()), machine.graph());
    }

    private static Object twice(Object value) {
        if (value instanceof Bytes bytes) {
            return new Bytes(2 * bytes.bytes());
        }
        if (value instanceof Frequency frequency) {
            return new Frequency(2 * frequency.hertz());
        }
        return 2 * (Integer) value;
    }
}
