package org.ridgepoint.accelerator.machine;

import java.util.Locale;
import java.util.Set;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * What held something back, and what would help, in words.
 *
 * @param bound the resource that took most of the time
 * @param sentence the same with what more of it could save
 */
record Verdict(String bound, String sentence) {
    private static final Set<StallCause> COMPUTE =
            Set.of(StallCause.USEFUL_MACS, StallCause.UNUSED_LANES, StallCause.FILL_DRAIN, StallCause.OPERAND_LOAD);
    private static final Set<StallCause> DRAM = Set.of(StallCause.DRAM_BANDWIDTH, StallCause.DRAM_LATENCY);

    /**
     * The verdict on a ledger.
     *
     * @param dramShare time that the bytes moved need at the channels' peak, as a share of the elapsed time
     * @param channels DRAM channels
     * @param peakTops of the array by itself
     */
    static Verdict of(CycleLedger ledger, double dramShare, int channels, double peakTops) {
        long total = Math.max(1, ledger.totalTicks());
        double compute = 0;
        StallCause worst = StallCause.BUS;
        for (StallCause cause : StallCause.values()) {
            if (COMPUTE.contains(cause)) {
                compute += share(ledger, cause, total);
            } else if (!DRAM.contains(cause) && ledger.ticks(cause) > ledger.ticks(worst)) {
                worst = cause;
            }
        }
        double waits = share(ledger, StallCause.DRAM_BANDWIDTH, total) + share(ledger, StallCause.DRAM_LATENCY, total);
        double dram = waits > 0 ? Math.max(waits, dramShare) : 0;
        if (share(ledger, worst, total) > Math.max(compute, dram)) {
            double held = share(ledger, worst, total);
            return worst == StallCause.FABRIC ? fabric(held, compute, peakTops) : other(worst, held);
        }
        return dram > compute
                ? dram(ledger, new Shares(compute, dram, dramShare), channels)
                : compute(ledger, total, new Shares(compute, dram, dramShare));
    }

    /**
     * Shares of the elapsed time.
     *
     * @param compute the array at work
     * @param dram waiting for DRAM, or DRAM moving data, whichever is more
     * @param moving DRAM moving data at its peak
     */
    private record Shares(double compute, double dram, double moving) {}

    private static Verdict compute(CycleLedger ledger, long total, Shares shares) {
        double unused = share(ledger, StallCause.UNUSED_LANES, total);
        double overhead = shares.compute - unused - share(ledger, StallCause.USEFUL_MACS, total);
        String sentence = String.format(
                Locale.ROOT,
                "bound by compute: twice the MACs would save at most %s; waiting costs %s, lanes left empty %s, filling"
                        + " and draining %s",
                percent(1 - Math.max(shares.compute / 2, shares.moving)),
                percent(1 - shares.compute),
                percent(unused),
                percent(overhead));
        return new Verdict("compute", sentence);
    }

    private static Verdict dram(CycleLedger ledger, Shares shares, int channels) {
        String more = channels == 1 ? "a second channel" : "twice the " + channels + " channels";
        String saved = percent(1 - Math.max(shares.compute, shares.moving / 2));
        boolean bandwidth = ledger.ticks(StallCause.DRAM_BANDWIDTH) >= ledger.ticks(StallCause.DRAM_LATENCY);
        return bandwidth
                ? new Verdict("DRAM bandwidth", "bound by DRAM bandwidth: " + more + " would save at most " + saved)
                : new Verdict(
                        "DRAM latency",
                        "bound by DRAM latency (row misses, refresh, turnaround): " + more + " would save at most "
                                + saved);
    }

    private static Verdict other(StallCause worst, double share) {
        return new Verdict(
                worst.label(),
                "bound by " + worst.label() + ": removing that wait would save at most " + percent(share));
    }

    /** What the wires leave of the peak: the array's time over that and the time that it waits for them. */
    private static Verdict fabric(double waiting, double compute, double peakTops) {
        String sentence = String.format(
                Locale.ROOT,
                "bound by %s: the DSP blocks by themselves would do %.2f TOPS, the wires to them hold them to %.2f;"
                        + " removing that wait would save at most %s",
                StallCause.FABRIC.label(),
                peakTops,
                peakTops * compute / (compute + waiting),
                percent(waiting));
        return new Verdict(StallCause.FABRIC.label(), sentence);
    }

    private static double share(CycleLedger ledger, StallCause cause, long total) {
        return (double) ledger.ticks(cause) / total;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
