package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Bytes;

/**
 * The engines that move packets between memories.
 *
 * @param granule most bytes in a packet
 * @param outstanding most packets in flight per engine
 * @param ahead how far loads run ahead of the work: to the end of the layer at work, or into those that follow (default: network)
 */
public record DmaSpec(Bytes granule, int outstanding, Optional<Ahead> ahead) {
    /** How far loads run ahead. */
    public enum Ahead {
        LAYER,
        NETWORK
    }

    private static final int MOST_OUTSTANDING = 65_536;

    public DmaSpec {
        Positive.requirePowerOfTwo("granule", granule.bytes(), 64, 1 << 16);
        Positive.requireUpTo("outstanding", outstanding, MOST_OUTSTANDING);
    }

    /** Whether a layer's loads wait until the one before has been worked off. */
    public boolean stopsAtLayers() {
        return ahead.orElse(Ahead.NETWORK) == Ahead.LAYER;
    }
}
