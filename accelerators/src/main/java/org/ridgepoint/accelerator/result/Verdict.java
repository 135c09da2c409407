package org.ridgepoint.accelerator.result;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * What held something back, in words. It promises nothing: what more of a part would save is for whoever simulates that.
 *
 * <p>Of the time of the array's own work half counts, for twice the lanes leave the other half; of every other cause, all.
 * The two causes that lie with DRAM count together, and the larger of them is named.
 *
 * @param bound the cause that counts the most, by its label; {@link #NOTHING} of what took no time
 * @param account where the time went, that cause first
 */
public record Verdict(String bound, String account) {
    /** The bound of a layer that was done while others took the time. */
    public static final String NOTHING = "nothing";

    private static final Set<StallCause> ARRAY =
            EnumSet.of(StallCause.USEFUL_MACS, StallCause.UNUSED_LANES, StallCause.FILL_DRAIN, StallCause.OPERAND_LOAD);
    private static final Map<StallCause, String> HINTS = Map.of(
            StallCause.DRAM_LATENCY, " (row misses, bank groups, refresh, turnaround)",
            StallCause.DEPENDENCY, " (data that another layer had yet to make)",
            StallCause.OTHER_CORES, " (that had yet to do their part of a layer)",
            StallCause.LAUNCH, " (layers being set up)",
            StallCause.TAIL, " (the last outputs on their way)");
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

        /** Whether they hold a run back: by lanes that they leave empty, or by more time than their work. */
        private boolean isToBlame(StallCause worst) {
            return timeShare >= WORTH_NAMING && (worst == StallCause.UNUSED_LANES || timeShare > macShare);
        }
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
        String layers = depthwise.isToBlame(worst)
                ? "; depthwise layers take " + percent(depthwise.timeShare) + " of the time for "
                        + percent(depthwise.macShare) + " of the MACs"
                : "";
        return new Verdict(worst.label(), shares.account(worst) + wires + layers);
    }

    /** The same of a run in which the host does the work of every layer. */
    public Verdict onHostAlone() {
        return new Verdict(bound, account + "; the whole model runs on the host, and the chip only passes its data on");
    }

    /** The verdict on a layer. */
    public static Verdict ofLayer(CycleLedger ledger, boolean depthwise) {
        if (ledger.totalTicks() == 0) {
            return new Verdict(NOTHING, "it was done while other layers took the time");
        }
        Shares shares = new Shares(ledger);
        StallCause worst = shares.worst();
        boolean named = depthwise && ARRAY.contains(worst);
        String why = named ? "; a depthwise layer has one channel for each filter, which few lanes can share" : "";
        return new Verdict(worst.label(), shares.account(worst) + why);
    }

    /** The same of a layer whose products the vector unit did in the array's place. */
    public Verdict multipliedByVectorUnit() {
        return new Verdict(bound, account + "; the vector unit multiplies here in the array's place");
    }

    /** Both in a sentence. */
    public String sentence() {
        return sentence(bound, account);
    }

    /** A cause, and where the time went, in a sentence. */
    static String sentence(String bound, String account) {
        return "bound by " + bound + ": " + account;
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

        /** The share of a cause, then of those beside which it counts. */
        String account(StallCause worst) {
            return worst.label() + HINTS.getOrDefault(worst, "") + " " + percent(of(worst)) + " of the time"
                    + (ARRAY.contains(worst) ? besideWork(worst) : besideWait(worst));
        }

        private String besideWork(StallCause worst) {
            double working = ARRAY.stream().mapToDouble(this::of).sum();
            return ARRAY.stream()
                            .filter(cause -> cause != worst)
                            .map(this::also)
                            .collect(Collectors.joining())
                    + ", waiting " + percent(1 - working);
        }

        private String besideWait(StallCause worst) {
            StallCause other = worst == StallCause.DRAM_LATENCY ? StallCause.DRAM_BANDWIDTH : StallCause.DRAM_LATENCY;
            boolean dram = worst == StallCause.DRAM_LATENCY || worst == StallCause.DRAM_BANDWIDTH;
            return dram ? also(other) : "";
        }

        private String also(StallCause cause) {
            return ", " + cause.label() + " " + percent(of(cause));
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
