package org.ridgepoint.accelerator.spec;

import java.util.Optional;

/**
 * Cores alike: each has an array, vector unit, local SRAM, link, DMA engines and fabric as the chip's file describes them.
 *
 * @param count how many there are
 * @param ownBulk each has bulk SRAM of its own as the file describes it, rather than all share one (default false)
 */
public record CoreGroupSpec(int count, Optional<Boolean> ownBulk) {
    /** More than any chip that is sold has, and few enough to be simulated one by one. */
    private static final int MOST_CORES = 1024;

    public CoreGroupSpec {
        Positive.requireUpTo("count", count, MOST_CORES);
    }

    /** Whether each core has bulk SRAM of its own. */
    public boolean hasOwnBulk() {
        return ownBulk.orElse(false);
    }
}
