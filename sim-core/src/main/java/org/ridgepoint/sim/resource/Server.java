package org.ridgepoint.sim.resource;

import java.util.List;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Index;

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
    private final PortGroup ports;
    private final Action arbitrate = this::arbitrate;
    private long freeTick;
    private long arbitrationTick = Simulation.NEVER;
    private long busyTicks;
    private long servedBytes;

    protected Server(Simulation simulation, String name, ResourceKind kind, Arbiter arbiter) {
        this.simulation = simulation;
        this.name = name;
        this.kind = kind;
        this.ports = new PortGroup(simulation, name, kind, arbiter, this::wake);
    }

    /** Decides start, end of occupancy and delivery of one request that is served from {@code startTick} on. */
    protected abstract Grant decide(Packet packet, long startTick);

    /** Of packets that wait here it is to be known behind whom of so many owners; said before the first port is made. */
    public final void tellApart(int owners) {
        ports.tellApart(owners);
    }

    /** Adds a port with room for {@code depth} packets. Ports are arbitrated by order of creation. */
    public final Port newPort(int depth) {
        return ports.newPort(depth);
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

    /** How each port has fared so far, by port number. */
    public final List<PortUse> uses() {
        return ports.uses();
    }

    /** A line for each port that starved. */
    public final List<String> starved() {
        return ports.starved();
    }

    private void wake() {
        long tick = Math.max(simulation.now(), freeTick);
        if (arbitrationTick != tick) {
            arbitrationTick = tick;
            simulation.at(tick, Phase.ARBITRATE, arbitrate);
        }
    }

    private void arbitrate() {
        arbitrationTick = Simulation.NEVER;
        int chosen = ports.choose();
        if (chosen == Index.NONE) {
            return;
        }
        serve(chosen);
        if (ports.hasWaiting()) {
            wake();
        }
    }

    private void serve(int chosen) {
        Packet packet = ports.take(chosen);
        long now = simulation.now();
        Grant grant = decide(packet, now);
        if (grant.freeTick() <= now) {
            throw new IllegalStateException(name + ": service must take at least one tick");
        }
        freeTick = grant.freeTick();
        busyTicks += grant.freeTick() - now;
        servedBytes += packet.request().bytes();
        ports.depart(chosen, packet, grant);
    }
}
