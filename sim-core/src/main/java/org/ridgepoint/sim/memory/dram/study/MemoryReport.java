package org.ridgepoint.sim.memory.dram.study;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.memory.dram.DramCause;
import org.ridgepoint.sim.memory.dram.DramEnergy;

/**
 * What came of a stream of accesses on a DRAM system.
 *
 * @param requests accesses, a burst each
 * @param writes those among them that were writes
 * @param cycles command-clock cycles from the first offer to the last data
 * @param percentOfPeak share of the pins' bandwidth that was used, over all channels
 * @param readLatencyMeanCycles from acceptance to the end of the data
 * @param p50 median of the same
 * @param p99 99th percentile
 * @param max longest
 * @param rowHits accesses whose row was open
 * @param rowMisses accesses whose bank was closed
 * @param rowConflicts accesses that had another row closed first
 * @param stillPercent share of the pins' cycles in which they stood still, over all channels, by cause
 * @param keptUp whether all that was offered moved as it was offered
 * @param energy picojoules by part; empty where the standard's table states no currents
 * @param bits bits moved
 */
public record MemoryReport(
        long requests,
        long writes,
        long cycles,
        double percentOfPeak,
        double readLatencyMeanCycles,
        long p50,
        long p99,
        long max,
        long rowHits,
        long rowMisses,
        long rowConflicts,
        Map<DramCause, Double> stillPercent,
        boolean keptUp,
        Optional<DramEnergy> energy,
        long bits) {
    private static final double BUSY_PERCENT = 90;
    /** Whether anything was read, and latencies mean something. */
    public boolean hasReads() {
        return writes < requests;
    }

    /** Energy per bit moved, all parts, where it is known. */
    public Optional<Double> energyPerBitPj() {
        return energy.map(each -> each.totalPj() / bits);
    }

    /** What the pins waited for most, or that they hardly waited; where all came through when it was offered, the offer. */
    public String boundBy() {
        if (percentOfPeak >= BUSY_PERCENT) {
            return "the data pins";
        }
        return keptUp ? words(DramCause.NO_REQUEST) : words(longestWait());
    }

    private DramCause longestWait() {
        return stillPercent.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static String words(DramCause cause) {
        return switch (cause) {
            case NO_REQUEST -> "too few requests";
            case ROW -> "opening and closing rows";
            case REFRESH -> "refresh";
            case BANK_GROUP -> "accesses to one bank group in a row";
            case TURNAROUND -> "turning the pins around";
            case SCHEDULING -> "command bus and queue order";
            case IMBALANCE -> "some channels while others idle";
        };
    }
}
