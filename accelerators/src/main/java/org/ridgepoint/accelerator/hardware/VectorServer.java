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
 * <p>Timing: a block takes its operations divided by the lanes, in whole cycles, at least one.
 */
public final class VectorServer extends Server {
    private final ClockDomain clock;
    private final double operationsPerCycle;
    private final Map<Integer, ArrayDeque<Long>> operations = new HashMap<>();

    VectorServer(Simulation simulation, String name, ResourceKind kind, ClockDomain clock, double operationsPerCycle) {
        super(simulation, name, kind, new RoundRobinArbiter());
        this.clock = clock;
        this.operationsPerCycle = operationsPerCycle;
    }

    /** Announces the operations of a packet that is sent next with that source. */
    public void announce(int source, long work) {
        queue(source).add(work);
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        long work = queue(packet.request().source()).remove();
        long cycles = Math.max(1, (long) Math.ceil(work / operationsPerCycle));
        long start = clock.edgeAtOrAfter(startTick);
        long done = start + clock.ticks(cycles);
        return new Grant(packet.arrivedTick(), start, done, done, done - start);
    }

    private ArrayDeque<Long> queue(int source) {
        return operations.computeIfAbsent(source, any -> new ArrayDeque<>());
    }
}
