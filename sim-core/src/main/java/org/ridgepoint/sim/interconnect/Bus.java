package org.ridgepoint.sim.interconnect;

import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Server;

/**
 * A set of parallel wires that one packet at a time occupies: a shared bus, or a link of some length.
 *
 * <p>Timing: a packet starts at a clock edge and holds the wires for the burst overhead and one cycle per
 * {@code bytesPerCycle} or part of it; the last byte is at the far side {@code latencyCycles} later, while the next
 * packet already follows.
 */
public final class Bus extends Server {
    private final ClockDomain clock;
    private final int bytesPerCycle;
    private final int burstOverheadCycles;
    private final long latencyTicks;

    /**
     * A bus without ports.
     *
     * @param burstOverheadCycles cycles before the data of each packet, for address and arbitration
     * @param latencyCycles register stages or wire length from end to end
     */
    public Bus(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain clock,
            int bytesPerCycle,
            int burstOverheadCycles,
            int latencyCycles,
            Arbiter arbiter) {
        super(simulation, name, kind, arbiter);
        if (bytesPerCycle <= 0) {
            throw new IllegalArgumentException(name + ": bytes per cycle must be positive, was " + bytesPerCycle);
        }
        if (burstOverheadCycles < 0 || latencyCycles < 0) {
            throw new IllegalArgumentException(name + ": overhead and latency must not be negative, were "
                    + burstOverheadCycles + " and " + latencyCycles + " cycles");
        }
        this.clock = clock;
        this.bytesPerCycle = bytesPerCycle;
        this.burstOverheadCycles = burstOverheadCycles;
        this.latencyTicks = clock.ticks(latencyCycles);
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        long start = clock.edgeAtOrAfter(startTick);
        long dataTicks = clock.ticks(dataCycles(packet.request().bytes()));
        long free = start + clock.ticks(burstOverheadCycles) + dataTicks;
        return new Grant(packet.arrivedTick(), start, free, free + latencyTicks, dataTicks);
    }

    private long dataCycles(int bytes) {
        return Exact.ceilDiv(bytes, bytesPerCycle);
    }
}
