package org.ridgepoint.accelerator.price;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * What the physical interface to DRAM takes of a die, for each data pin: pads, drivers, their commands' share, and what
 * aligns them. It hardly shrinks with the node.
 *
 * <p>Source: all recalled, from annotated die photographs and vendors' data sheets, good to a factor of 1.5: x64 DDR3 and DDR4
 * about 10 mm2, DDR5 12; x32 LPDDR4 about 4, LPDDR5 4.5; x32 GDDR5 about 7, GDDR6 8; a stack of HBM2 of 1024 pins about 8,
 * of HBM3 about 10.
 */
final class DramPhy {
    private static final Map<String, Double> MM2_PER_PIN = Map.of(
            "DDR3", 10.0 / 64,
            "DDR4", 10.0 / 64,
            "DDR5", 12.0 / 64,
            "LPDDR4", 4.0 / 32,
            "LPDDR5", 4.5 / 32,
            "GDDR5", 7.0 / 32,
            "GDDR6", 8.0 / 32,
            "HBM2", 8.0 / 1024,
            "HBM3", 10.0 / 1024);

    private DramPhy() {}

    /** Square millimetres of so many data pins; empty where the family is not in the table. */
    static Optional<Double> mm2(DramStandard standard, long pins) {
        return Optional.ofNullable(MM2_PER_PIN.get(standard.family())).map(each -> each * pins);
    }
}
