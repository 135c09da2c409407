package org.ridgepoint.accelerator.wait;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/** A packet whose way is over, in nanoseconds that a test states hop by hop. */
final class PastPacket {
    private static final long NS = 1_000_000;

    private final long issuedAt;
    private final long address;
    private final List<Port> hops = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();

    private PastPacket(long issuedAt, long address) {
        this.issuedAt = issuedAt;
        this.address = address;
    }

    static PastPacket issuedAt(long nanosecond, long address) {
        return new PastPacket(nanosecond, address);
    }

    /** A hop that it reached, that served it, and that it left, at these times; of its stay, so long moved data. */
    PastPacket over(ResourceKind kind, long arrived, long started, long done, long moving) {
        hops.add(new Behind(kind, kind + "." + hops.size()));
        grants.add(new Grant(arrived * NS, started * NS, done * NS, done * NS, moving * NS));
        return this;
    }

    PastPacket endingAt(String name) {
        hops.set(hops.size() - 1, new Behind(hops.get(hops.size() - 1).kind(), name));
        return this;
    }

    Packet packet() {
        Request request = Request.contiguous(0, address, 32, Access.READ, issuedAt * NS);
        Packet packet = new Packet(request, new Route(hops), delivered -> {});
        for (Grant grant : grants) {
            packet.granted(grant);
            packet.leave();
        }
        return packet;
    }

    /** A port that the packet has passed. */
    private record Behind(ResourceKind kind, String name) implements Port {
        @Override
        public boolean hasSpace() {
            return true;
        }

        @Override
        public boolean tryReserve(Packet packet) {
            return true;
        }

        @Override
        public void whenSpace(Action waiter) {
            waiter.fire();
        }

        @Override
        public void arrive(Packet packet) {
            // it has left again
        }
    }
}
