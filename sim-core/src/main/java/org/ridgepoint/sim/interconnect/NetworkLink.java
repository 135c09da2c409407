package org.ridgepoint.sim.interconnect;

import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Server;

/** One link of a {@link NetworkOnChip}, with a queue for each link and lane before it. */
final class NetworkLink extends Server {
    /** When a packet reaches what is behind the link. */
    enum Forwarding {
        /** As soon as its head is there: the next queue is a link of the same width and clock. */
        CUT_THROUGH,
        /** When all of it is there. */
        WHOLE
    }

    private record Feeder(NetworkLink link, int lane) {}

    private final ClockDomain clock;
    private final NetworkOnChip.Spec spec;
    private final Forwarding forwarding;
    private final Map<Feeder, Port> queues = new HashMap<>();

    NetworkLink(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain clock,
            NetworkOnChip.Spec spec,
            Forwarding forwarding,
            Arbiter arbiter) {
        super(simulation, name, kind, arbiter);
        this.clock = clock;
        this.spec = spec;
        this.forwarding = forwarding;
    }

    /** The queue of packets that come over {@code before} and wait in {@code lane}. */
    Port queueBehind(NetworkLink before, int lane, int depth) {
        return queues.computeIfAbsent(new Feeder(before, lane), feeder -> newPort(depth));
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        long start = clock.edgeAtOrAfter(startTick);
        long dataTicks = clock.ticks((packet.request().bytes() + spec.bytesPerCycle() - 1L) / spec.bytesPerCycle());
        long free = start + clock.ticks(spec.headerCycles()) + dataTicks;
        long done = forwarding == Forwarding.WHOLE ? free : start + clock.ticks(spec.hopCycles());
        return new Grant(packet.arrivedTick(), start, free, done, Math.min(dataTicks, done - start));
    }
}
