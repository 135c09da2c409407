package org.ridgepoint.accelerator.result;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * What held something back, in words. It promises nothing: what more of a part would save is for whoever simulates that.
 *
 * <p>Of the time of the array's own work half counts, for twice the lanes leave the other half; of every other cause, all.
 * The two causes that lie with DRAM count together, and the larger of them is named.
 *
 * @param bound the cause, by its label
 * @param sentence the same with how much of the time it takes
 */
public record Verdict(String bound, String sentence) {
    private static final Set<StallCause> ARRAY =
            Set.of(StallCause.USEFUL_MACS, StallCause.UNUSED_LANES, StallCause.FILL_DRAIN, StallCause.OPERAND_LOAD);
    private static final double WORTH_NAMING = 0.1;

    /**
     * Layers that give each filter a single channel, in a run.
     *
     * @param timeShare of the elapsed time, 0 to 1
     * @param macShare of the multiply-accumulates, 0 to 1
     */
    public record Depthwise(double timeShare, double macShare) {
        /** Of a run without such layers. */
        public static final Depthwise NONE = new Depthwise(0, 0);
    }

    /**
     * The verdict on a run.
     *
     * @param ledger its array-cycles
     * @param depthwise what such layers take of it
     * @param peakTops of the array by itself
     */
    public static Verdict ofRun(CycleLedger ledger, Depthwise depthwise, double peakTops) {
        Shares shares = new Shares(ledger);
        StallCause worst = shares.worst();
        String wires = worst == StallCause.FABRIC ? shares.heldByWires(peakTops) : "";
        boolean named = depthwise.timeShare >= WORTH_NAMING && depthwise.timeShare > depthwise.macShare;
        String layers = named
                ? "; depthwise layers take " + percent(depthwise.timeShare) + " of the time for "
                        + percent(depthwise.macShare) + " of the MACs"
                : "";
        return new Verdict(worst.label(), shares.sentence(worst) + wires + layers);
    }

    /** The verdict on a layer. */
    public static Verdict ofLayer(CycleLedger ledger, boolean depthwise) {
        Shares shares = new Shares(ledger);
        StallCause worst = shares.worst();
        boolean named = depthwise && ARRAY.contains(worst);
        String why = named ? "; a depthwise layer has one channel for each filter, which few lanes can share" : "";
        return new Verdict(worst.label(), shares.sentence(worst) + why);
    }

    /** Where the elapsed time went, as shares of it. */
    private record Shares(CycleLedger ledger) {
        double of(StallCause cause) {
            return ledger.ticks(cause) / (double) Math.max(1, ledger.totalTicks());
        }

        /** The cause that counts the most; of two alike the first. */
        StallCause worst() {
            return List.of(StallCause.values()).stream()
                    .max(Comparator.comparingDouble(this::worth).thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }

        private double worth(StallCause cause) {
            return switch (cause) {
                case USEFUL_MACS -> of(cause) / 2;
                case DRAM_BANDWIDTH -> dram(cause, StallCause.DRAM_LATENCY);
                case DRAM_LATENCY -> dram(cause, StallCause.DRAM_BANDWIDTH);
                default -> of(cause);
            };
        }

        /** Both of DRAM's causes for the larger of them. */
        private double dram(StallCause cause, StallCause other) {
            return of(cause) >= of(other) ? of(cause) + of(other) : of(cause);
        }

        String sentence(StallCause worst) {
            return "bound by " + worst.label() + ": " + (ARRAY.contains(worst) ? arrayTime() : waiting(worst));
        }

        private String arrayTime() {
            double working = ARRAY.stream().mapToDouble(this::of).sum();
            return String.format(
                    Locale.ROOT,
                    "%s takes %s of the time, %s %s, %s %s, %s %s, waiting %s",
                    StallCause.USEFUL_MACS.label(),
                    percent(of(StallCause.USEFUL_MACS)),
                    StallCause.UNUSED_LANES.label(),
                    percent(of(StallCause.UNUSED_LANES)),
                    StallCause.FILL_DRAIN.label(),
                    percent(of(StallCause.FILL_DRAIN)),
                    StallCause.OPERAND_LOAD.label(),
                    percent(of(StallCause.OPERAND_LOAD)),
                    percent(1 - working));
        }

        private String waiting(StallCause worst) {
            String what = worst == StallCause.DRAM_LATENCY ? " (row misses, bank groups, refresh, turnaround)" : "";
            return "waiting for it" + what + " takes " + percent(of(worst)) + " of the time";
        }

        /** What the wires leave of the peak: the array's time over that and the time that it waits for them. */
        String heldByWires(double peakTops) {
            double working = ARRAY.stream().mapToDouble(this::of).sum();
            return String.format(
                    Locale.ROOT,
                    "; the DSP blocks by themselves would do %.2f TOPS, the wires to them hold them to %.2f",
                    peakTops,
                    peakTops * working / (working + of(StallCause.FABRIC)));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
