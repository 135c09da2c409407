package org.ridgepoint.sim.resource;

import java.util.ArrayDeque;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * The bounded queue behind a {@link Port}: first come, first served; the sender sees a port, the resource the packets.
 *
 * <p>It also keeps how long its head stood ready while the hop after had no place: that wait is the later hop's doing.
 */
final class PortQueue implements Port {
    private final Simulation simulation;
    private final String name;
    private final ResourceKind kind;
    private final int depth;
    private final Action arrived;
    private final WorkByOwner work;
    private final Action release = this::release;
    private final ArrayDeque<Packet> queue = new ArrayDeque<>();
    private final Waiters waiters = new Waiters();
    private int taken;

    /** When the places of packets in service become free. They are counted off when somebody asks for a place. */
    private final long[] leavingTicks;

    private int leaving;
    private long releaseTick = Simulation.NEVER;
    private long blockedTicks;
    private long blockedSince = Simulation.NEVER;
    private long servedPackets;
    private long servedBytes;

    /**
     * A queue of a resource.
     *
     * @param depth places, counted from reservation to release
     * @param arrived told after each arrival
     * @param work what the resource does, by owner
     */
    PortQueue(Simulation simulation, String name, ResourceKind kind, int depth, Action arrived, WorkByOwner work) {
        if (depth <= 0) {
            throw new IllegalArgumentException(name + ": port depth must be positive, was " + depth);
        }
        this.simulation = simulation;
        this.name = name;
        this.kind = kind;
        this.depth = depth;
        this.leavingTicks = new long[depth];
        this.arrived = arrived;
        this.work = work;
    }

    @Override
    public boolean hasSpace() {
        if (taken == depth) {
            dropLeft();
        }
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
        if (!waiters.add(waiter)) {
            return;
        }
        for (int i = 0; i < leaving; i++) {
            releaseAt(leavingTicks[i]);
        }
    }

    @Override
    public void arrive(Packet packet) {
        packet.enter(simulation.now());
        packet.markBlocked(blockedTicksUntilNow());
        if (work.tellsApart()) {
            packet.arriveAfter(work.until(simulation.now()));
        }
        queue.add(packet);
        arrived.fire();
    }

    @Override
    public ResourceKind kind() {
        return kind;
    }

    @Override
    public String name() {
        return name;
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The packet whose turn it is; null when empty. */
    Packet peek() {
        return queue.peek();
    }

    /** Takes the head out; its place stays taken until {@link #freeAt}. */
    Packet take() {
        Packet packet = queue.remove();
        packet.markBlocked(blockedTicksUntilNow() - packet.blockedMark());
        if (work.tellsApart()) {
            packet.stoodBehind(work.since(packet.workAtArrival(), simulation.now()));
        }
        servedPackets++;
        servedBytes += packet.request().bytes();
        return packet;
    }

    long servedPackets() {
        return servedPackets;
    }

    long servedBytes() {
        return servedBytes;
    }

    /** Notes whether the head could move on when the resource looked at it. */
    void noteWayOn(boolean open) {
        if (!open && blockedSince == Simulation.NEVER) {
            blockedSince = simulation.now();
        } else if (open && blockedSince != Simulation.NEVER) {
            blockedTicks = blockedTicksUntilNow();
            blockedSince = Simulation.NEVER;
        }
    }

    /** Lets the place of a packet in service be free from a tick to come, whoever waits then being woken. */
    void freeAt(long tick) {
        leavingTicks[leaving++] = tick;
        if (!waiters.isEmpty()) {
            releaseAt(tick);
        }
    }

    /** As {@link #freeAt}, with an event of its own even where nobody waits: it may be the last of a run. */
    void freeByEventAt(long tick) {
        leavingTicks[leaving++] = tick;
        simulation.at(tick, Phase.RELEASE, release);
    }

    private void releaseAt(long tick) {
        if (tick < releaseTick) {
            releaseTick = tick;
            simulation.at(tick, Phase.RELEASE, release);
        }
    }

    /** Wakes whoever waits for a place, when one has become free. */
    private void release() {
        releaseTick = Simulation.NEVER;
        dropLeft();
        waiters.wake();
    }

    private void dropLeft() {
        long now = simulation.now();
        int staying = 0;
        for (int i = 0; i < leaving; i++) {
            if (leavingTicks[i] > now) {
                leavingTicks[staying++] = leavingTicks[i];
            }
        }
        taken -= leaving - staying;
        leaving = staying;
    }

    private long blockedTicksUntilNow() {
        return blockedSince == Simulation.NEVER ? blockedTicks : blockedTicks + simulation.now() - blockedSince;
    }
}
