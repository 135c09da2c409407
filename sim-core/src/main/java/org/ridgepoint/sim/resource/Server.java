package org.ridgepoint.sim.resource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * A resource that serves one packet after another: bounded ports, an arbiter, and a service time given by the subclass.
 *
 * <p>Timing: the choice falls in phase ARBITRATE of the tick at which the server is free and a packet is there whose
 * next hop has a place. The server is busy until the grant's {@code freeTick}, when the packet's place in the queue is
 * free again; the packet leaves at {@code doneTick}. Service takes at least one tick, so a place never becomes free
 * among the choices of a tick, and no choice depends on the order of same-phase events. A port has one sender.
 */
public abstract class Server {
    private final Simulation simulation;
    private final String name;
    private final ResourceKind kind;
    private final Arbiter arbiter;
    private final List<ServerPort> ports = new ArrayList<>();
    private final Action arbitrate = this::arbitrate;
    private final Action wake = this::wake;
    private Packet[] candidates = new Packet[0];
    private int lastServed = Arbiter.NONE;
    private long freeTick;
    private long arbitrationTick = -1;
    private long busyTicks;
    private long servedBytes;
    private long servedPackets;

    protected Server(Simulation simulation, String name, ResourceKind kind, Arbiter arbiter) {
        this.simulation = simulation;
        this.name = name;
        this.kind = kind;
        this.arbiter = arbiter;
    }

    /** Decides start, end of occupancy and delivery of one request that is served from {@code startTick} on. */
    protected abstract Grant decide(Packet packet, long startTick);

    /** Adds a port with room for {@code depth} packets. Ports are arbitrated by order of creation. */
    public final Port newPort(int depth) {
        ServerPort port = new ServerPort(depth);
        ports.add(port);
        candidates = new Packet[ports.size()];
        return port;
    }

    public final String name() {
        return name;
    }

    public final ResourceKind kind() {
        return kind;
    }

    /** Ticks in which it was occupied. */
    public final long busyTicks() {
        return busyTicks;
    }

    /** Bytes that passed through it. */
    public final long servedBytes() {
        return servedBytes;
    }

    /** Packets that passed through it. */
    public final long servedPackets() {
        return servedPackets;
    }

    private void wake() {
        long tick = Math.max(simulation.now(), freeTick);
        if (arbitrationTick != tick) {
            arbitrationTick = tick;
            simulation.at(tick, Phase.ARBITRATE, arbitrate);
        }
    }

    private void arbitrate() {
        if (simulation.now() != arbitrationTick) {
            return; // an earlier wake-up has overtaken this one
        }
        arbitrationTick = -1;
        int chosen = arbiter.choose(eligible(), lastServed);
        if (chosen == Arbiter.NONE) {
            return;
        }
        lastServed = chosen;
        serve(chosen);
        wakeIfWaiting();
    }

    private Packet[] eligible() {
        for (int i = 0; i < candidates.length; i++) {
            Packet head = ports.get(i).queue.peek();
            candidates[i] = head != null && hasWayOn(head) ? head : null;
        }
        return candidates;
    }

    private boolean hasWayOn(Packet packet) {
        if (packet.atLastHop() || packet.nextPort().hasSpace()) {
            return true;
        }
        packet.nextPort().whenSpace(wake);
        return false;
    }

    private void serve(int chosen) {
        ServerPort port = ports.get(chosen);
        Packet packet = port.queue.remove();
        if (!packet.atLastHop() && !packet.nextPort().tryReserve(packet)) {
            throw new IllegalStateException(
                    name + ": the place at " + packet.nextPort().name() + " has gone");
        }
        long now = simulation.now();
        Grant grant = decide(packet, now);
        if (grant.freeTick() <= now) {
            throw new IllegalStateException(name + ": service must take at least one tick");
        }
        packet.granted(grant);
        freeTick = grant.freeTick();
        busyTicks += grant.freeTick() - now;
        servedBytes += packet.request().bytes();
        servedPackets++;
        scheduleEnd(port, packet, grant);
    }

    private void scheduleEnd(ServerPort port, Packet packet, Grant grant) {
        if (grant.doneTick() == grant.freeTick()) {
            simulation.at(grant.freeTick(), Phase.COMPLETE, () -> {
                port.release();
                packet.leave();
            });
        } else {
            simulation.at(grant.freeTick(), Phase.COMPLETE, port.release);
            simulation.at(grant.doneTick(), Phase.COMPLETE, packet::leave);
        }
    }

    private void wakeIfWaiting() {
        for (ServerPort port : ports) {
            if (!port.queue.isEmpty()) {
                wake();
                return;
            }
        }
    }

    /** One bounded queue of this server. */
    private final class ServerPort implements Port {
        private final int depth;
        private final ArrayDeque<Packet> queue = new ArrayDeque<>();
        private final ArrayDeque<Action> waiters = new ArrayDeque<>();
        private final Action release = this::release;
        private int taken;

        ServerPort(int depth) {
            if (depth <= 0) {
                throw new IllegalArgumentException(name + ": port depth must be positive, was " + depth);
            }
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
            if (!waiters.contains(waiter)) {
                waiters.add(waiter);
            }
        }

        @Override
        public void arrive(Packet packet) {
            packet.enter(simulation.now());
            queue.add(packet);
            wake();
        }

        /** Gives the place of a served packet back and wakes whoever waits for it. */
        void release() {
            taken--;
            int woken = waiters.size();
            for (int i = 0; i < woken; i++) {
                waiters.remove().fire();
            }
        }

        @Override
        public ResourceKind kind() {
            return kind;
        }

        @Override
        public String name() {
            return name;
        }
    }
}
