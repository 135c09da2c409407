package org.ridgepoint.accelerator.hardware;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Server;

/**
 * The vector unit, or the host's processor: works off blocks in the order in which each sender sent them.
 *
 * <p>Timing: a block takes its operations divided by the lanes, in whole cycles, at least one. Of a block that comes in
 * several packets each takes as many as make that of all so far, but one at least.
 */
public final class VectorServer extends Server {
    private final ClockDomain clock;
    private final double operationsPerCycle;
    private final Map<Integer, ArrayDeque<BlockShare>> parts = new HashMap<>();

    /**
     * A packet's part of a block's work.
     *
     * @param first whether it is the block's first
     * @param before operations on the packets of the block that went before it
     * @param until the same with its own
     */
    public record BlockShare(boolean first, long before, long until) {}

    VectorServer(Simulation simulation, String name, ResourceKind kind, ClockDomain clock, double operationsPerCycle) {
        super(simulation, name, kind, new RoundRobinArbiter());
        this.clock = clock;
        this.operationsPerCycle = operationsPerCycle;
    }

    /** Announces the operations on a packet, which is a block by itself, that is sent next with that source. */
    public void announce(int source, long work) {
        announce(source, new BlockShare(true, 0, work));
    }

    /** The most packets that a block with so much work may come in without any taking more than its part. */
    public long mostPackets(long work) {
        return Math.max(1, (long) (work / operationsPerCycle));
    }

    /** Announces a packet of a block. */
    public void announce(int source, BlockShare part) {
        queue(source).add(part);
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        BlockShare part = queue(packet.request().source()).remove();
        long cycles = cyclesUntil(part.until) - (part.first ? 0 : cyclesUntil(part.before));
        long start = clock.edgeAtOrAfter(startTick);
        long done = start + clock.ticks(Math.max(1, cycles));
        return new Grant(packet.arrivedTick(), start, done, done, done - start);
    }

    private long cyclesUntil(long work) {
        return Math.max(1, (long) Math.ceil(work / operationsPerCycle));
    }

    private ArrayDeque<BlockShare> queue(int source) {
        return parts.computeIfAbsent(source, any -> new ArrayDeque<>());
    }
}
