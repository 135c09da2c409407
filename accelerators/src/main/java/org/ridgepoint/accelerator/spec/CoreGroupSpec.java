package org.ridgepoint.accelerator.spec;

import java.util.Optional;

/**
 * Cores alike: each has an array, vector unit, local SRAM, link, DMA engines and fabric as the chip's file describes them.
 *
 * @param count how many there are
 * @param ownBulk each has bulk SRAM of its own as the file describes it, rather than all share one (default false)
 * @param ownDram each has DRAM of its own, too, with as many channels and the wires to them as the file describes, so that cores
 *     share nothing but the host; for cores with ownBulk (default false)
 * @param split how the cores share a run out among them (default replicas)
 */
public record CoreGroupSpec(
        int count, Optional<Boolean> ownBulk, Optional<Boolean> ownDram, Optional<CoreSplit> split) {
    /** Each core looks at what it waits for at every tick at which any does something, so that N cores cost N squared. */
    public static final int MOST_CORES = 32;

    /** Cores that each work off inferences of their own. */
    public CoreGroupSpec(int count, Optional<Boolean> ownBulk) {
        this(count, ownBulk, Optional.empty());
    }

    /** Cores around one DRAM. */
    public CoreGroupSpec(int count, Optional<Boolean> ownBulk, Optional<CoreSplit> split) {
        this(count, ownBulk, Optional.empty(), split);
    }

    public CoreGroupSpec {
        Positive.requireUpTo("count", count, MOST_CORES);
        if (ownDram.orElse(false) && !ownBulk.orElse(false)) {
            throw new IllegalArgumentException(
                    "ownDram cannot be true without ownBulk: cores that share bulk SRAM share the way to DRAM");
        }
    }

    /** Bulk SRAMs: one that all cores share, or one for each. */
    public int bulkMemories() {
        return hasOwnBulk() ? count : 1;
    }

    /** DRAM systems, each with all channels that the file states: one that all cores share, or one for each. */
    public int dramSystems() {
        return ownDram.orElse(false) ? count : 1;
    }

    /** The cores around one DRAM system. */
    CoreGroupSpec aroundOneDram() {
        return new CoreGroupSpec(count / dramSystems(), ownBulk, Optional.empty(), split);
    }

    /** How the cores share a run out among them. */
    public CoreSplit howSplit() {
        return split.orElse(CoreSplit.REPLICAS);
    }

    /** Whether each core has bulk SRAM of its own. */
    boolean hasOwnBulk() {
        return ownBulk.orElse(false);
    }
}
