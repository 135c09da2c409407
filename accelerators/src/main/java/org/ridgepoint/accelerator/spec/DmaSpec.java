package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Bytes;

/**
 * The engines that move packets between memories.
 *
 * @param granule most bytes in a packet
 * @param outstanding most packets in flight per engine
 */
public record DmaSpec(Bytes granule, int outstanding) {
    private static final int MOST_OUTSTANDING = 65_536;

    public DmaSpec {
        Positive.requirePowerOfTwo("granule", granule.bytes(), 64, 1 << 16);
        Positive.requireUpTo("outstanding", outstanding, MOST_OUTSTANDING);
    }
}
