package org.ridgepoint.sim.memory.dram.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.ridgepoint.sim.memory.dram.DramCause;
import org.ridgepoint.sim.memory.dram.DramChannel;
import org.ridgepoint.sim.memory.dram.DramCounters;
import org.ridgepoint.sim.memory.dram.DramEnergy;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;

/**
 * Plays a stream of accesses into a DRAM system of equal channels and tells what came of it.
 *
 * <p>Timing: accesses are offered in order from the second cycle on, as many a cycle as find a place and at most 32 a
 * channel, or evenly spaced at a share of the peak; one that finds no place holds up those behind it, and a source that
 * was held up catches up with at most 64 accesses, then spaces on from there. Latency counts from acceptance to the end
 * of the data. Memory use does not depend on the number of accesses.
 *
 * <p>Source: the second cycle, the 32 and the 64 are how the source of our reference runs must have offered them: with
 * these, and no others near them, the simulators answer what those runs say to the cycle.
 */
public final class MemoryStudy {
    private static final long PROGRESS_EVERY = 1 << 20;
    private static final int MOST_BEHIND = 64;
    private static final int MOST_A_CYCLE = 32;

    private final List<DramChannel> channels = new ArrayList<>();
    private final ChannelInterleave interleave;
    private final DramChannelSpec spec;
    private final int burstCycles;
    private long moved;
    private long lastDataCycle;
    private long cycle;
    private long offeredInCycle;
    private boolean timed;
    private boolean everHeldUp;
    private double lateCycles;

    /**
     * A system at rest.
     *
     * @param spec each of the channels
     * @param interleave how addresses are dealt out over them
     */
    public MemoryStudy(DramChannelSpec spec, ChannelInterleave interleave) {
        this.spec = spec.besideOthers(interleave.channels());
        this.interleave = interleave;
        this.burstCycles = spec.standard().timing("burst");
        for (int i = 0; i < interleave.channels(); i++) {
            channels.add(new DramChannel(this.spec, this::moved));
        }
    }

    /** Bytes over all channels. */
    public long capacityBytes() {
        return Math.multiplyExact(spec.map().capacityBytes(), (long) interleave.channels());
    }

    /**
     * Plays a stream to its end or to a number of accesses. A study is played once.
     *
     * @param stream what to offer
     * @param requests at most so many
     * @param offeredLoad share of the peak in (0, 1]; empty for as many as find a place
     * @param progress told of the accesses offered, now and then
     */
    public MemoryReport play(AccessStream stream, long requests, Optional<Double> offeredLoad, LongConsumer progress) {
        double load = offeredLoad.orElse(1.0);
        if (!(load > 0 && load <= 1)) {
            throw new IllegalArgumentException("offered load must be above 0 and at most 1, was " + load);
        }
        double spacing = offeredLoad.isEmpty() ? 0 : burstCycles / (load * channels.size());
        double first = Math.max(1, spacing);
        double due = first;
        timed = offeredLoad.isPresent();
        long offered = 0;
        while (offered < requests && stream.next()) {
            due = offer(stream, offered, due, spacing) + spacing;
            timed |= stream.earliestCycle() > 0;
            lateCycles = cycle - Math.max(first + offered * spacing, stream.earliestCycle());
            offered++;
            if (offered % PROGRESS_EVERY == 0) {
                progress.accept(offered);
            }
        }
        drain(offered);
        return report();
    }

    /** Offers one access as soon as it is due and finds a place; returns the time from which the next is spaced. */
    private double offer(AccessStream stream, long offered, double due, double spacing) {
        advanceTo(Math.max((long) Math.ceil(due), stream.earliestCycle()));
        if (offeredInCycle >= MOST_A_CYCLE * channels.size()) {
            advanceTo(cycle + 1);
        }
        if (offered - moved >= stream.mostOutstanding()) {
            awaitMoved(offered - stream.mostOutstanding() + 1);
        }
        long address = stream.address();
        DramChannel channel = channels.get(interleave.channel(address));
        boolean write = stream.isWrite();
        boolean heldUp = !channel.accepts(write);
        everHeldUp |= heldUp;
        while (!channel.accepts(write)) {
            channel.advance(Long.MAX_VALUE);
        }
        advanceTo(channel.cycle());
        channel.offer(0, interleave.addressWithin(address), write);
        offeredInCycle++;
        return heldUp ? Math.max(due, cycle - MOST_BEHIND * spacing) : due;
    }

    private void advanceTo(long target) {
        if (target <= cycle) {
            return;
        }
        cycle = target;
        offeredInCycle = 0;
        for (DramChannel channel : channels) {
            while (channel.cycle() < target) {
                channel.advance(target);
            }
        }
    }

    /** Waits until so many accesses are done, and a cycle longer: whoever sent them sees it then. */
    private void awaitMoved(long count) {
        while (moved < count) {
            for (DramChannel channel : channels) {
                channel.advance(cycle + 1);
            }
            cycle++;
            offeredInCycle = 0;
        }
        advanceTo(lastDataCycle + 1);
    }

    private void drain(long offered) {
        channels.forEach(DramChannel::flush);
        for (DramChannel channel : channels) {
            while (channel.waiting() > 0) {
                channel.advance(Long.MAX_VALUE);
            }
        }
        if (moved != offered) {
            throw new IllegalStateException("offered " + offered + " accesses but moved " + moved);
        }
    }

    private void moved(int tag, boolean write, long arrivedCycle, long dataEndCycle) {
        moved++;
        lastDataCycle = Math.max(lastDataCycle, dataEndCycle);
    }

    private MemoryReport report() {
        Histogram latency = new Histogram(3);
        long writes = 0;
        long hits = 0;
        long misses = 0;
        long conflicts = 0;
        for (DramChannel channel : channels) {
            DramCounters counters = channel.counters();
            latency.add(counters.readLatencyCycles());
            writes += counters.writes();
            hits += counters.rowHits();
            misses += counters.rowMisses();
            conflicts += counters.rowConflicts();
        }
        double pinCycles = Math.max(1.0, (double) lastDataCycle * channels.size());
        return new MemoryReport(
                moved,
                writes,
                lastDataCycle,
                100 * moved * burstCycles / pinCycles,
                latency.getMean(),
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(99),
                latency.getMaxValue(),
                hits,
                misses,
                conflicts,
                stillPercent(pinCycles),
                keptUp(),
                energy(),
                moved * spec.geometry().burstBytes() * 8);
    }

    private Map<DramCause, Double> stillPercent(double pinCycles) {
        Map<DramCause, Double> percent = new EnumMap<>(DramCause.class);
        for (DramCause cause : DramCause.values()) {
            long still = channels.stream()
                    .mapToLong(channel -> channel.counters().stillCycles(cause))
                    .sum();
            percent.put(cause, 100 * still / pinCycles);
        }
        double leastIdle = idleCycles().min().orElseThrow();
        double imbalance = 100 * idleCycles().map(idle -> idle - leastIdle).sum() / pinCycles;
        double idle = 100 * idleCycles().sum() / pinCycles;
        percent.put(DramCause.IMBALANCE, imbalance);
        percent.put(DramCause.NO_REQUEST, idle - imbalance);
        return percent;
    }

    /** Of each channel, the cycles in which nothing was asked of it, after its last access, too. */
    private DoubleStream idleCycles() {
        return channels.stream()
                .map(DramChannel::counters)
                .mapToDouble(counters ->
                        counters.stillCycles(DramCause.NO_REQUEST) + lastDataCycle - counters.lastDataCycle());
    }

    /** Whether the last access came when it was due, or as soon as a source catches up; without times, whether none waited. */
    private boolean keptUp() {
        double spacing = (double) burstCycles / channels.size();
        return timed ? lateCycles <= MOST_BEHIND * spacing : !everHeldUp;
    }

    private Optional<DramEnergy> energy() {
        return channels.stream()
                .map(channel -> DramEnergy.of(channel, lastDataCycle))
                .reduce((one, other) -> one.flatMap(first -> other.map(first::plus)))
                .orElseThrow();
    }
}
