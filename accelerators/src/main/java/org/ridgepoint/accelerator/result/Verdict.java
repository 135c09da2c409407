package org.ridgepoint.accelerator.result;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * What held something back, in words: the part of the chip of which more could save the most time.
 *
 * <p>Twice the MACs save half of the array's own time at most, for waits do not shrink with it, and no change to the array
 * makes a run shorter than its transfers. A second DRAM channel leaves the array's own time and half of the transfers. The
 * time of lanes left empty, of filling and draining, and of any other wait is saved at most as a whole.
 *
 * @param bound the part of the chip
 * @param sentence the same with what more of it could save
 */
public record Verdict(String bound, String sentence) {
    private static final Set<StallCause> ARRAY =
            Set.of(StallCause.USEFUL_MACS, StallCause.UNUSED_LANES, StallCause.FILL_DRAIN, StallCause.OPERAND_LOAD);
    private static final Set<StallCause> DRAM = Set.of(StallCause.DRAM_BANDWIDTH, StallCause.DRAM_LATENCY);

    /**
     * The verdict on a run.
     *
     * @param ledger its array-cycles
     * @param moving time that the bytes moved need at the channels' peak, as a share of the elapsed time
     * @param channels DRAM channels
     * @param peakTops of the array by itself
     */
    public static Verdict ofRun(CycleLedger ledger, double moving, int channels, double peakTops) {
        Shares shares = new Shares(ledger, moving);
        return switch (shares.worst()) {
            case MACS -> shares.macs();
            case LANES -> shares.lanes();
            case FILLING -> shares.filling();
            case DRAM -> shares.dram(channels);
            case OTHER -> shares.other(peakTops);
        };
    }

    /** The verdict on a layer, which promises nothing: what it gains, the layers around it may lose. */
    public static Verdict ofLayer(CycleLedger ledger) {
        Shares shares = new Shares(ledger, 0);
        return switch (shares.worst()) {
            case MACS -> new Verdict("compute", "bound by compute: " + shares.arrayTime());
            case LANES -> new Verdict(LANES, "bound by the array's shape: " + shares.arrayTime());
            case FILLING -> new Verdict(FILLING, "bound by filling and draining the array: " + shares.arrayTime());
            case DRAM -> waiting(shares.dramCause(), shares.waitingForDram);
            case OTHER -> waiting(shares.other.label(), shares.waitingForOther());
        };
    }

    private static final String LANES = StallCause.UNUSED_LANES.label();
    private static final String FILLING = StallCause.FILL_DRAIN.label();

    private static Verdict waiting(String cause, double share) {
        return new Verdict(cause, "bound by " + cause + ": waiting for it takes " + percent(share) + " of its time");
    }

    /** Parts of the chip of which there might be more. */
    private enum Part {
        MACS,
        LANES,
        FILLING,
        DRAM,
        OTHER
    }

    /** Where the elapsed time went, as shares of it. */
    private static final class Shares {
        private final CycleLedger ledger;
        private final double total;
        private final double moving;
        private final double array;
        private final double unused;
        private final double overhead;
        private final double waitingForDram;
        private final StallCause other;

        Shares(CycleLedger ledger, double moving) {
            this.ledger = ledger;
            this.total = Math.max(1, ledger.totalTicks());
            this.moving = moving;
            this.array = ARRAY.stream().mapToDouble(this::of).sum();
            this.unused = of(StallCause.UNUSED_LANES);
            this.overhead = of(StallCause.FILL_DRAIN) + of(StallCause.OPERAND_LOAD);
            this.waitingForDram = DRAM.stream().mapToDouble(this::of).sum();
            this.other = List.of(StallCause.values()).stream()
                    .filter(cause -> !ARRAY.contains(cause) && !DRAM.contains(cause))
                    .max(Comparator.comparingDouble(this::of))
                    .orElseThrow();
        }

        private double of(StallCause cause) {
            return ledger.ticks(cause) / total;
        }

        double waitingForOther() {
            return of(other);
        }

        /** Where the most might be saved; of two alike the first. */
        Part worst() {
            return List.of(Part.values()).stream()
                    .max(Comparator.comparingDouble(this::worth).thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }

        private double worth(Part part) {
            return switch (part) {
                case MACS -> arraySaving(array / 2);
                case LANES -> arraySaving(unused);
                case FILLING -> arraySaving(overhead);
                case DRAM -> waitingForDram;
                case OTHER -> waitingForOther();
            };
        }

        /** However short the array's time becomes, the transfers remain. */
        private double arraySaving(double share) {
            return Math.max(0, Math.min(share, 1 - moving));
        }

        String arrayTime() {
            return String.format(
                    Locale.ROOT,
                    "useful MACs take %s, lanes left empty %s, filling and draining %s, waiting %s",
                    percent(of(StallCause.USEFUL_MACS)),
                    percent(unused),
                    percent(overhead),
                    percent(1 - array));
        }

        Verdict macs() {
            String saved = percent(arraySaving(array / 2));
            return new Verdict(
                    "compute", "bound by compute: twice the MACs would save at most " + saved + "; " + arrayTime());
        }

        Verdict lanes() {
            String saved = percent(arraySaving(unused));
            return new Verdict(
                    LANES,
                    "bound by the array's shape: layers that fill its lanes would save at most " + saved + "; "
                            + arrayTime());
        }

        Verdict filling() {
            String saved = percent(arraySaving(overhead));
            return new Verdict(
                    FILLING,
                    "bound by filling and draining the array: longer passes would save at most " + saved + "; "
                            + arrayTime());
        }

        String dramCause() {
            boolean bandwidth = ledger.ticks(StallCause.DRAM_BANDWIDTH) >= ledger.ticks(StallCause.DRAM_LATENCY);
            return (bandwidth ? StallCause.DRAM_BANDWIDTH : StallCause.DRAM_LATENCY).label();
        }

        Verdict dram(int channels) {
            String cause = dramCause();
            boolean latency = cause.equals(StallCause.DRAM_LATENCY.label());
            String what = cause + (latency ? " (row misses, bank groups, refresh, turnaround)" : "");
            String more = channels == 1 ? "a second channel" : "twice the " + channels + " channels";
            double saved = Math.min(1 - array, 1 - moving / 2);
            return new Verdict(cause, "bound by " + what + ": " + more + " would save at most " + percent(saved));
        }

        Verdict other(double peakTops) {
            double waiting = waitingForOther();
            String held = other == StallCause.FABRIC ? heldByWires(peakTops, waiting) : "";
            return new Verdict(
                    other.label(),
                    "bound by " + other.label() + ": " + held + "removing that wait would save at most "
                            + percent(waiting));
        }

        /** What the wires leave of the peak: the array's time over that and the time that it waits for them. */
        private String heldByWires(double peakTops, double waiting) {
            return String.format(
                    Locale.ROOT,
                    "the DSP blocks by themselves would do %.2f TOPS, the wires to them hold them to %.2f; ",
                    peakTops,
                    peakTops * array / (array + waiting));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
