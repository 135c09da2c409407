package org.ridgepoint.sim.memory.dram;

import java.util.ArrayDeque;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Waiters;

/** One sender's bounded queue into a DRAM controller. A packet keeps its place until it is done. */
final class DramPort implements Port {
    private final DramController controller;
    private final int depth;
    private final ArrayDeque<Packet> arrived = new ArrayDeque<>();
    private final ArrayDeque<DramTransfer> waiting = new ArrayDeque<>();
    private final Waiters waiters = new Waiters();
    private int taken;

    DramPort(DramController controller, int depth) {
        if (depth <= 0) {
            throw new IllegalArgumentException(controller.name() + ": port depth must be positive, was " + depth);
        }
        this.controller = controller;
        this.depth = depth;
    }

    @Override
    public boolean hasSpace() {
        return taken < depth;
    }

    @Override
    public boolean tryReserve(Packet packet) {
        if (!hasSpace()) {
            return false;
        }
        taken++;
        return true;
    }

    @Override
    public void whenSpace(Action waiter) {
        waiters.add(waiter);
    }

    @Override
    public void arrive(Packet packet) {
        arrived.add(packet);
        controller.arrived(packet);
    }

    /** Packets that arrived since the controller last looked. */
    ArrayDeque<Packet> arrived() {
        return arrived;
    }

    /** Packets that wait for a way on. */
    ArrayDeque<DramTransfer> waiting() {
        return waiting;
    }

    void release() {
        taken--;
        waiters.wake();
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.DRAM;
    }

    @Override
    public String name() {
        return controller.name();
    }
}
