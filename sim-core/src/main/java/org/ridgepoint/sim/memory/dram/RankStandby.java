package org.ridgepoint.sim.memory.dram;

/**
 * Cycles that ranks have spent in each kind of standby, all ranks of a channel together.
 *
 * @param open with a row open
 * @param closed with all rows closed
 * @param down powered down, either way
 */
public record RankStandby(long open, long closed, long down) {
    /** Of nothing. */
    public static final RankStandby NONE = new RankStandby(0, 0, 0);

    /** All of them. */
    public long all() {
        return open + closed + down;
    }

    /** These, and others so many times. */
    public RankStandby and(RankStandby others, double times) {
        return new RankStandby(
                open + Math.round(times * others.open),
                closed + Math.round(times * others.closed),
                down + Math.round(times * others.down));
    }
}
