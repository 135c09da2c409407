package org.ridgepoint.accelerator.machine;

import java.util.EnumSet;
import java.util.Set;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * How fast DRAM is and how often it stands still, and whether it keeps up with what windows of a run take.
 *
 * @param refreshTicks from one refresh to the next; none where refreshes take less time than windows may be apart
 * @param bytesPerTick of all channels at their peak
 */
record DramPace(long refreshTicks, double bytesPerTick) {
    private static final double TICKS_PER_SECOND = 1e15;

    /** The share of its peak that DRAM keeps up in the end beside refreshes and turns between reads and writes; chosen. */
    private static final double SUSTAINED = 0.8;

    /** The share of the time from which on the array waits in each window, so that nothing is left in stock; chosen. */
    private static final double WAITING = 0.05;

    private static final Set<StallCause> FROM_MEMORY = EnumSet.of(
            StallCause.DRAM_BANDWIDTH,
            StallCause.DRAM_LATENCY,
            StallCause.BUS,
            StallCause.BULK_SRAM,
            StallCause.LOCAL_SRAM);

    static DramPace of(Chip chip) {
        DramStandard standard = chip.dramChannel().standard();
        boolean seen = standard.refreshShare() > Agreement.TOLERANCE;
        long refresh = seen ? standard.timing("tREFI") * standard.clockPeriod().femtoseconds() : 0;
        return new DramPace(refresh, chip.dramBytesPerSecond() / TICKS_PER_SECOND);
    }

    /**
     * Whether DRAM moved what windows took and no more, nor less: what is fetched for work to come, or still being stored for
     * work before, would not go on for as long as what is left out, and what lies ready would be used up. Where the array waits
     * for its operands nothing lies ready, and some bytes more or less may be on their way.
     *
     * @param took what the windows took
     * @param ownBytes that they move
     * @param movedBytes that were moved meanwhile
     * @param onTheirWay bytes that may be
     */
    boolean isSteady(CycleLedger took, double ownBytes, double movedBytes, double onTheirWay) {
        double apart = Math.abs(movedBytes - ownBytes) - (waits(took) ? onTheirWay : 0);
        return apart <= unseen(took.totalTicks(), ownBytes);
    }

    /**
     * Whether windows could go on for ever as they did: not where they took more than was moved meanwhile, and about as much as
     * DRAM can move at all, or more, and the array did not wait; such windows live on what lay ready before them.
     */
    boolean keepsUp(CycleLedger took, int cores, double ownBytes, double movedBytes) {
        long ticks = took.totalTicks() / cores;
        boolean usesUp = ownBytes - movedBytes > unseen(ticks, ownBytes);
        return !usesUp || waits(took) || ownBytes < SUSTAINED * ticks * bytesPerTick;
    }

    /** Bytes that take DRAM less time than windows may be apart. */
    private double unseen(long tookTicks, double ownBytes) {
        return Agreement.TOLERANCE * Math.max(ownBytes, tookTicks * bytesPerTick);
    }

    private static boolean waits(CycleLedger took) {
        long waited = FROM_MEMORY.stream().mapToLong(took::ticks).sum();
        return waited > WAITING * took.totalTicks();
    }
}
