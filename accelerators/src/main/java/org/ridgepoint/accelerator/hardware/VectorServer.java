package org.ridgepoint.accelerator.hardware;

import java.util.ArrayDeque;
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
    private final ArrayDeque<Long> arrayOperations = new ArrayDeque<>();
    private final ArrayDeque<Long> elementOperations = new ArrayDeque<>();

    VectorServer(Simulation simulation, String name, ResourceKind kind, ClockDomain clock, double operationsPerCycle) {
        super(simulation, name, kind, new RoundRobinArbiter());
        this.clock = clock;
        this.operationsPerCycle = operationsPerCycle;
    }

    /** Announces the work of a packet that is sent next with that source. */
    public void announce(int source, long operations) {
        queue(source).add(operations);
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        long operations = queue(packet.request().source()).remove();
        long cycles = Math.max(1, (long) Math.ceil(operations / operationsPerCycle));
        long start = clock.edgeAtOrAfter(startTick);
        long done = start + clock.ticks(cycles);
        return new Grant(packet.arrivedTick(), start, done, done, done - start);
    }

    private ArrayDeque<Long> queue(int source) {
        return source == Agents.ARRAY_OUTPUT ? arrayOperations : elementOperations;
    }
}
