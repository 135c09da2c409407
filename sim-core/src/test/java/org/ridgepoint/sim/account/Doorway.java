package org.ridgepoint.sim.account;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;

/** A port that says what stands behind it, is never full, and keeps what comes. */
record Doorway(ResourceKind kind, List<Packet> came) implements Port {
    Doorway(ResourceKind kind) {
        this(kind, new ArrayList<>());
    }

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
        throw new UnsupportedOperationException("a doorway is never full");
    }

    @Override
    public void arrive(Packet packet) {
        came.add(packet);
    }

    @Override
    public String name() {
        return kind.name();
    }
}
