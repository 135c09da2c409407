package org.ridgepoint.sim.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Index;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.PortGroup;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.WakeUp;

/**
 * A static memory: physical ports that serve one packet each at a time, over banks that they share.
 *
 * <p>Timing: a packet starts at a clock edge and uses, cycle by cycle, as many banks as its port is wide. A bank that
 * too many ports want in one cycle makes the later comer wait for that cycle; ports that come together take turns to be
 * first. Data is at the far side {@code latencyCycles} after the last access. All physical ports choose in one event, so
 * nothing depends on the order of events.
 *
 * <p>Not modelled: a packet that is on its way to or from another memory keeps the address it has there, and its banks
 * are those of that address. Pieces of a strided request begin at a word, and their distance is rounded up to words.
 */
public final class Sram {
    private final Simulation simulation;
    private final String name;
    private final ClockDomain clock;
    private final SramOrganisation spec;
    private final List<PhysicalPort> physicalPorts = new ArrayList<>();
    private final WakeUp wakeUp;
    private final BankWalk[] others;
    private int firstPort;

    public Sram(Simulation simulation, String name, ResourceKind kind, ClockDomain clock, SramOrganisation spec) {
        this(simulation, name, kind, clock, spec, RoundRobinArbiter::new);
    }

    /** An SRAM each of whose physical ports has its own arbiter from {@code arbiters}. */
    public Sram(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain clock,
            SramOrganisation spec,
            Supplier<Arbiter> arbiters) {
        this.simulation = simulation;
        this.name = name;
        this.clock = clock;
        this.spec = spec;
        this.wakeUp = new WakeUp(simulation, this::arbitrate);
        this.others = new BankWalk[spec.ports().count()];
        for (SramPorts.Role role : spec.ports().roles()) {
            physicalPorts.add(new PhysicalPort(role, kind, arbiters.get()));
        }
    }

    /** Of packets that wait here it is to be known behind whom of so many owners; said before the first port is made. */
    public void tellApart(int owners) {
        physicalPorts.forEach(port -> port.senders.tellApart(owners));
    }

    /** A sender's queue of {@code depth} packets at the physical port that allows {@code access} and has fewest senders. */
    public Port newPort(Access access, int depth) {
        PhysicalPort least = null;
        for (PhysicalPort port : physicalPorts) {
            if (port.role.allows(access) && (least == null || port.senders.size() < least.senders.size())) {
                least = port;
            }
        }
        if (least == null) {
            throw new IllegalStateException(name + ": no physical port can " + access);
        }
        return least.newPort(access, depth);
    }

    public String name() {
        return name;
    }

    public SramOrganisation spec() {
        return spec;
    }

    private void arbitrate() {
        long now = simulation.now();
        int ports = physicalPorts.size();
        int served = 0;
        for (int i = 0; i < ports; i++) {
            PhysicalPort port = physicalPorts.get((firstPort + i) % ports);
            if (port.freeTick <= now && port.serveNext(now)) {
                served++;
            }
        }
        if (served > 1) {
            firstPort = (firstPort + 1) % ports;
        }
        for (PhysicalPort port : physicalPorts) {
            port.wakeWhenFree(now);
        }
    }

    /** One physical port: its senders' queues and the walk it is at. */
    private final class PhysicalPort {
        private final SramPorts.Role role;
        private final PortGroup senders;
        private final List<Access> accessOfSender = new ArrayList<>();
        private final BankWalk walk = new BankWalk(spec);
        private long freeTick;

        PhysicalPort(SramPorts.Role role, ResourceKind kind, Arbiter arbiter) {
            this.role = role;
            this.senders = new PortGroup(simulation, name, kind, arbiter, this::wake);
        }

        Port newPort(Access access, int depth) {
            accessOfSender.add(access);
            return senders.newPort(depth);
        }

        private void wake() {
            wakeUp.at(Math.max(simulation.now(), freeTick));
        }

        void wakeWhenFree(long now) {
            if (freeTick > now && senders.hasWaiting()) {
                wakeUp.at(freeTick);
            }
        }

        boolean serveNext(long now) {
            int chosen = senders.choose();
            if (chosen == Index.NONE) {
                return false;
            }
            Packet packet = senders.take(chosen);
            Access access = accessOfSender.get(chosen);
            Grant grant = decide(packet, access, now);
            freeTick = grant.freeTick();
            senders.depart(chosen, packet, grant);
            return true;
        }

        private Grant decide(Packet packet, Access access, long now) {
            long startCycle = clock.cyclesRoundedUp(now);
            SramEcc ecc = spec.ecc();
            walk.begin(packet.request(), startCycle, access == Access.WRITE && ecc.exists());
            walk.yieldTo(others, busyOthers(startCycle), spec.accessesPerBank() - 1);
            int decodeCycles = access == Access.READ ? ecc.decodeCycles() : 0;
            long free = clock.ticks(walk.endCycle());
            long done = free + clock.ticks(spec.latencyCycles() + (long) decodeCycles);
            return new Grant(packet.arrivedTick(), clock.ticks(startCycle), free, done, clock.ticks(walk.leastSteps()));
        }

        private int busyOthers(long cycle) {
            int count = 0;
            for (PhysicalPort port : physicalPorts) {
                if (port != this && port.walk.endCycle() > cycle) {
                    others[count++] = port.walk;
                }
            }
            return count;
        }
    }
}
