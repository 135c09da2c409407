package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.memory.dram.DramCounters.RankStandby;
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
 * @param standby how long ranks were in which state
 */
record DramUse(
        long servedBytes,
        long activates,
        long reads,
        long writes,
        long rowHits,
        Histogram latency,
        RankStandby standby) {

    /** What channels have done so far; looking changes nothing. */
    static DramUse of(List<DramController> channels) {
        long bytes = 0;
        long activates = 0;
        long reads = 0;
        long writes = 0;
        long hits = 0;
        Histogram latency = nothingWaited();
        RankStandby standby = RankStandby.NONE;
        for (DramController channel : channels) {
            bytes += channel.servedBytes();
            activates += channel.counters().activates();
            reads += channel.counters().reads();
            writes += channel.counters().writes();
            hits += channel.counters().rowHits();
            latency.add(channel.counters().readLatencyCycles());
            standby = standby.and(channel.standby(), 1);
        }
        return new DramUse(bytes, activates, reads, writes, hits, latency, standby);
    }

    static DramUse none() {
        return new DramUse(0, 0, 0, 0, 0, nothingWaited(), RankStandby.NONE);
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
                waits,
                standby.and(before.standby, -1));
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
                waits,
                standby.and(others.standby, times));
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
                waits,
                RankStandby.NONE.and(standby, factor));
    }

    /** The same in the same time for so many bytes: what was fetched ahead while it was looked at belongs to others. */
    DramUse forBytes(long bytes) {
        DramUse scaled = servedBytes == 0 ? this : times((double) bytes / servedBytes);
        return new DramUse(
                bytes, scaled.activates, scaled.reads, scaled.writes, scaled.rowHits, scaled.latency, standby);
    }

    /** The same in a time in which ranks stood by so many times as long. */
    DramUse over(RankStandby time, double times) {
        return new DramUse(servedBytes, activates, reads, writes, rowHits, latency, RankStandby.NONE.and(time, times));
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
                energy.activeStandbyPj() * timesLonger * ofStandby(all, RankStandby::open),
                energy.prechargedStandbyPj() * timesLonger * ofStandby(all, RankStandby::closed),
                energy.powerDownPj() * timesLonger * ofStandby(all, RankStandby::down));
    }

    /** How many times the share of a state in all standby is there that it is here. */
    private double ofStandby(DramUse all, ToLongFunction<RankStandby> state) {
        long here = state.applyAsLong(standby);
        return here == 0 ? 1 : (double) state.applyAsLong(all.standby) / here * standby.all() / all.standby.all();
    }

    private static double ratio(long all, long some) {
        return some == 0 ? 1 : (double) all / some;
    }
}
