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

    static DramUse none() {
        return new DramUse(0, 0, 0, 0, 0, nothingWaited());
    }

    private static Histogram nothingWaited() {
        Histogram latency = new Histogram(2, 3);
        latency.setAutoResize(true);
        return latency;
    }

    /** What has been done since channels had done so much. */
    DramUse since(DramUse before) {
        Histogram waits = latency.copy();
        waits.subtract(before.latency);
        return new DramUse(
                servedBytes - before.servedBytes,
                activates - before.activates,
                reads - before.reads,
                writes - before.writes,
                rowHits - before.rowHits,
                waits);
    }

    /** These, and others so many times. */
    DramUse and(DramUse others, long times) {
        Histogram waits = latency.copy();
        others.latency
                .recordedValues()
                .forEach(value -> waits.recordValueWithCount(
                        value.getValueIteratedTo(), times * value.getCountAtValueIteratedTo()));
        return new DramUse(
                servedBytes + times * others.servedBytes,
                activates + times * others.activates,
                reads + times * others.reads,
                writes + times * others.writes,
                rowHits + times * others.rowHits,
                waits);
    }

    /** So many times as much. */
    DramUse times(double factor) {
        Histogram waits = nothingWaited();
        latency.recordedValues()
                .forEach(value -> waits.recordValueWithCount(
                        value.getValueIteratedTo(), Math.round(factor * value.getCountAtValueIteratedTo())));
        return new DramUse(
                Math.round(factor * servedBytes),
                Math.round(factor * activates),
                Math.round(factor * reads),
                Math.round(factor * writes),
                Math.round(factor * rowHits),
                waits);
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
