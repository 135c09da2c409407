package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.memory.dram.DramEnergy;

/**
 * What the DRAM channels have done so far, or between two moments.
 *
 * @param servedBytes bytes asked for by the packets that passed
 * @param activates rows opened
 * @param reads bursts read
 * @param writes bursts written
 * @param rowHits bursts that found their row open
 * @param latency cycles of each read
 */
record DramUse(long servedBytes, long activates, long reads, long writes, long rowHits, Histogram latency) {

    /** What channels have done so far; looking changes nothing. */
    static DramUse of(List<DramController> channels) {
        long bytes = 0;
        long activates = 0;
        long reads = 0;
        long writes = 0;
        long hits = 0;
        Histogram latency = nothingWaited();
        for (DramController channel : channels) {
            bytes += channel.servedBytes();
            activates += channel.counters().activates();
            reads += channel.counters().reads();
            writes += channel.counters().writes();
            hits += channel.counters().rowHits();
            latency.add(channel.counters().readLatencyCycles());
        }
        return new DramUse(bytes, activates, reads, writes, hits, latency);
    }

    private static Histogram nothingWaited() {
        Histogram latency = new Histogram(2, 3);
        latency.setAutoResize(true);
        return latency;
    }

    /** These, and what was done from one moment to another so many times more. */
    DramUse and(DramUse from, DramUse to, long times) {
        Histogram waits = latency.copy();
        to.latency.recordedValues().forEach(value -> {
            long more = value.getCountAtValueIteratedTo() - countAt(from.latency, value.getValueIteratedTo());
            if (more > 0) {
                waits.recordValueWithCount(value.getValueIteratedTo(), times * more);
            }
        });
        return new DramUse(
                servedBytes + times * (to.servedBytes - from.servedBytes),
                activates + times * (to.activates - from.activates),
                reads + times * (to.reads - from.reads),
                writes + times * (to.writes - from.writes),
                rowHits + times * (to.rowHits - from.rowHits),
                waits);
    }

    private static long countAt(Histogram histogram, long value) {
        return value > histogram.getHighestTrackableValue() ? 0 : histogram.getCountAtValue(value);
    }

    /** The energy of one channel that did so much, where all did as much more as {@code all}, in {@code timesLonger} the time. */
    DramEnergy scaled(DramEnergy energy, DramUse all, double timesLonger) {
        double reading = ratio(all.reads, reads);
        double writing = ratio(all.writes, writes);
        double moving = ratio(all.reads + all.writes, reads + writes);
        return new DramEnergy(
                energy.activatePj() * ratio(all.activates, activates),
                energy.readPj() * reading,
                energy.writePj() * writing,
                energy.inputOutputPj() * moving,
                energy.refreshPj() * timesLonger,
                energy.activeStandbyPj() * timesLonger,
                energy.prechargedStandbyPj() * timesLonger,
                energy.powerDownPj() * timesLonger);
    }

    private static double ratio(long all, long some) {
        return some == 0 ? 1 : (double) all / some;
    }
}
