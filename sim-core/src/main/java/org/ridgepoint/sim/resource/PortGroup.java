package org.ridgepoint.sim.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Index;

/**
 * The queues that compete for one server, with the arbiter that chooses among their heads.
 *
 * <p>Only a head whose next hop has a place competes; the group registers for "space freed" on behalf of the others.
 */
public final class PortGroup {
    private final Simulation simulation;
    private final String name;
    private final ResourceKind kind;
    private final Arbiter arbiter;
    private final Action wake;
    private PortQueue[] queues = new PortQueue[0];
    private Packet[] candidates = new Packet[0];
    private long[] overtaken = new long[0];
    private long[] mostOvertaken = new long[0];
    private int lastServed = Index.NONE;
    private WorkByOwner work = WorkByOwner.UNTOLD;

    /**
     * An empty group.
     *
     * @param wake told when a packet arrives or a place at a next hop becomes free
     */
    public PortGroup(Simulation simulation, String name, ResourceKind kind, Arbiter arbiter, Action wake) {
        this.simulation = simulation;
        this.name = name;
        this.kind = kind;
        this.arbiter = arbiter;
        this.wake = wake;
    }

    /** Of packets that wait here it is to be known behind whom of so many owners; said before the first port is made. */
    public void tellApart(int owners) {
        if (queues.length > 0) {
            throw new IllegalStateException(name + ": owners are told apart from the first port on");
        }
        work = new WorkByOwner(owners);
    }

    /** Adds a port with room for {@code depth} packets. Ports are arbitrated by order of creation. */
    public Port newPort(int depth) {
        PortQueue queue = new PortQueue(simulation, name, kind, depth, wake, work);
        int ports = queues.length + 1;
        queues = Arrays.copyOf(queues, ports);
        queues[ports - 1] = queue;
        candidates = new Packet[ports];
        overtaken = Arrays.copyOf(overtaken, ports);
        mostOvertaken = Arrays.copyOf(mostOvertaken, ports);
        return queue;
    }

    /** Ports so far. */
    public int size() {
        return queues.length;
    }

    /** Whether any packet waits here, able to go on or not. */
    public boolean hasWaiting() {
        for (PortQueue queue : queues) {
            if (!queue.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a packet waits at a port, able to go on or not. */
    public boolean isWaiting(int port) {
        return !queues[port].isEmpty();
    }

    /** The port to serve now, or {@link Index#NONE} where no head can go on. */
    public int choose() {
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = headWithWayOn(queues[i]);
        }
        return arbiter.choose(candidates, lastServed);
    }

    /** The port to serve now among those that may compete, or {@link Index#NONE} where no head of these can go on. */
    public int choose(IntPredicate mayCompete) {
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = mayCompete.test(i) ? headWithWayOn(queues[i]) : null;
        }
        return arbiter.choose(candidates, lastServed);
    }

    /** Takes the head of the chosen port, with its place at the next hop reserved. */
    public Packet take(int chosen) {
        lastServed = chosen;
        noteOvertaken(chosen);
        arbiter.served(candidates, chosen);
        Packet packet = queues[chosen].take();
        if (!packet.atLastHop() && !packet.nextPort().tryReserve(packet)) {
            throw new IllegalStateException(
                    name + ": the place at " + packet.nextPort().name() + " has gone");
        }
        return packet;
    }

    /** Lets a taken packet go as granted: its place is free at {@code freeTick}, it leaves at {@code doneTick}. */
    public void depart(int chosen, Packet packet, Grant grant) {
        PortQueue queue = queues[chosen];
        packet.granted(grant.blockedFor(packet.blockedMark()));
        work.occupy(packet.route().owner(), simulation.now(), grant.freeTick());
        if (grant.freeTick() <= grant.doneTick()) {
            queue.freeAt(grant.freeTick());
        } else {
            queue.freeByEventAt(grant.freeTick());
        }
        simulation.at(grant.doneTick(), Phase.COMPLETE, packet);
    }

    /** How each port has fared so far, by port number. */
    List<PortUse> uses() {
        List<PortUse> uses = new ArrayList<>();
        for (int port = 0; port < queues.length; port++) {
            PortQueue queue = queues[port];
            uses.add(new PortUse(
                    port, queue.servedPackets(), queue.servedBytes(), mostOvertaken[port], !queue.isEmpty()));
        }
        return uses;
    }

    /** A line for each port of which a packet that stood ready was passed by more others than turns explain. */
    public List<String> starved() {
        return uses().stream()
                .filter(use -> use.starved(queues.length))
                .map(use -> use.inWords(name))
                .toList();
    }

    private void noteOvertaken(int chosen) {
        for (int port = 0; port < candidates.length; port++) {
            if (candidates[port] != null && port != chosen) {
                overtaken[port]++;
                mostOvertaken[port] = Math.max(mostOvertaken[port], overtaken[port]);
            }
        }
        overtaken[chosen] = 0;
    }

    /** The head of a queue where it can go on; null where none waits or it cannot. */
    private Packet headWithWayOn(PortQueue queue) {
        Packet head = queue.peek();
        return head != null && hasWayOn(queue, head) ? head : null;
    }

    private boolean hasWayOn(PortQueue queue, Packet head) {
        boolean open = head.atLastHop() || head.nextPort().hasSpace();
        queue.noteWayOn(open);
        if (!open) {
            head.nextPort().whenSpace(wake);
        }
        return open;
    }
}
