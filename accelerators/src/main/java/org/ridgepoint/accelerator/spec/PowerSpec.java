package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * What a chip may draw.
 *
 * @param cap mean power of a run, DRAM's with it; a run has the highest clock up to {@code array.clock} that keeps to it
 */
public record PowerSpec(Power cap) {
    public PowerSpec {
        if (!(cap.watts() > 0)) {
            throw new RefusedKey("cap", "must be positive, was " + cap);
        }
    }
}
