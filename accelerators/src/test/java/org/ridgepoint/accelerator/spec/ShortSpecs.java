package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;

/** Parts of chips for tests, in which the keys that most tests leave out are left out. */
public final class ShortSpecs {
    private ShortSpecs() {}

    /** Plain cells behind ports as wide as all banks, without check bits, that hold whatever fits. */
    public static SramSpec sram(Bytes capacity, int banks, int bytesPerBankPerCycle, String ports, Cycles latency) {
        return new SramSpec(
                capacity,
                banks,
                bytesPerBankPerCycle,
                ports,
                latency,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
