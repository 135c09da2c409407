package org.ridgepoint.accelerator.machine;

import java.util.Locale;
import java.util.Map;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * What held something back, and what would help, in words.
 *
 * @param bound the resource that took most of the time
 * @param sentence the same with what more of it could save
 */
record Verdict(String bound, String sentence) {
    private static final Map<StallCause, String> COMPUTE = Map.of(
            StallCause.USEFUL_MACS, "compute",
            StallCause.UNUSED_LANES, "compute",
            StallCause.FILL_DRAIN, "compute",
            StallCause.OPERAND_LOAD, "compute");

    /**
     * The verdict on a ledger.
     *
     * @param dramShare time that the bytes moved need at the channels' peak, as a share of the elapsed time
     * @param channels DRAM channels
     */
    static Verdict of(CycleLedger ledger, double dramShare, int channels) {
        long total = Math.max(1, ledger.totalTicks());
        double compute = 0;
        StallCause worst = StallCause.DRAM_BANDWIDTH;
        for (StallCause cause : StallCause.values()) {
            if (COMPUTE.containsKey(cause)) {
                compute += share(ledger, cause, total);
            } else if (ledger.ticks(cause) > ledger.ticks(worst)) {
                worst = cause;
            }
        }
        double dram = share(ledger, StallCause.DRAM_BANDWIDTH, total) + share(ledger, StallCause.DRAM_LATENCY, total);
        if (compute >= Math.max(dram, share(ledger, worst, total))) {
            return compute(ledger, total, compute, 1 - compute);
        }
        if (dram >= share(ledger, worst, total) || worst == StallCause.DRAM_LATENCY) {
            return dram(ledger, total, dramShare, channels);
        }
        return other(worst, share(ledger, worst, total));
    }

    private static Verdict compute(CycleLedger ledger, long total, double compute, double waits) {
        double unused = share(ledger, StallCause.UNUSED_LANES, total);
        double overhead = compute - unused - share(ledger, StallCause.USEFUL_MACS, total);
        String sentence = String.format(
                Locale.ROOT,
                "bound by compute: twice the MACs would save at most %s; waiting costs %s, lanes left empty %s, filling"
                        + " and draining %s",
                percent(compute / 2),
                percent(waits),
                percent(unused),
                percent(overhead));
        return new Verdict("compute", sentence);
    }

    private static Verdict dram(CycleLedger ledger, long total, double dramShare, int channels) {
        double bandwidth = share(ledger, StallCause.DRAM_BANDWIDTH, total);
        double latency = share(ledger, StallCause.DRAM_LATENCY, total);
        String more = channels == 1 ? "a second channel" : "twice the " + channels + " channels";
        if (bandwidth >= latency) {
            double saved = Math.min(bandwidth + latency, Math.max(dramShare / 2, bandwidth / 2));
            return new Verdict(
                    "DRAM bandwidth", "bound by DRAM bandwidth: " + more + " would save at most " + percent(saved));
        }
        return new Verdict(
                "DRAM latency",
                "bound by DRAM latency (row misses, refresh, turnaround): hiding it would save at most "
                        + percent(latency) + ", " + more + " at most " + percent((bandwidth + latency) / 2));
    }

    private static Verdict other(StallCause worst, double share) {
        return new Verdict(
                worst.label(),
                "bound by " + worst.label() + ": removing that wait would save at most " + percent(share));
    }

    private static double share(CycleLedger ledger, StallCause cause, long total) {
        return (double) ledger.ticks(cause) / total;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
