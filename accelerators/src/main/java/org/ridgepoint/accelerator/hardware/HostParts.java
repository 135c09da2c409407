package org.ridgepoint.accelerator.hardware;

import java.util.List;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.interconnect.HostLink;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.Sram;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Server;

/** The host and the link to it, one each way, which all cores share. */
final class HostParts {
    private static final int PORT_DEPTH = 4;
    private static final int HOST_CLOCK_HERTZ = 1_000_000_000;

    private final VectorServer worker;
    private final Server linkOut;
    private final Server linkBack;

    HostParts(Simulation simulation, HostSpec spec, int cores) {
        ClockDomain clock = ClockDomain.ofHertz(HOST_CLOCK_HERTZ);
        worker = new VectorServer(
                simulation, "host", ResourceKind.HOST, clock, spec.operationsPerSecond() / HOST_CLOCK_HERTZ);
        linkOut = link(simulation, "host.out", spec);
        linkBack = link(simulation, "host.in", spec);
        List.of(worker, linkOut, linkBack).forEach(part -> part.tellApart(cores));
    }

    /** The ways of a core's blocks, with ports of their own. */
    ElementWorker waysOf(Sram local, int core) {
        Port out = linkOut.newPort(PORT_DEPTH);
        Port back = linkBack.newPort(PORT_DEPTH);
        Route in = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), out, worker.newPort(PORT_DEPTH)), core);
        Route home = new Route(List.of(back, local.newPort(Access.WRITE, PORT_DEPTH)), core);
        return new ElementWorker(worker, Agents.elementsOf(core), in, home);
    }

    private static Server link(Simulation simulation, String name, HostSpec spec) {
        return spec.pcie()
                .map(pcie -> pcie.link(spec.latency()))
                .<Server>map(link -> new HostLink(simulation, name, link, new RoundRobinArbiter()))
                .orElseGet(() -> plainLink(
                        simulation, name, spec.bandwidth().orElseThrow().bytesPerSecond(), spec.latency()));
    }

    /** A byte a cycle, so that any bandwidth is met exactly. */
    private static Server plainLink(Simulation simulation, String name, long bytesPerSecond, Duration latency) {
        ClockDomain clock = ClockDomain.ofHertz(bytesPerSecond);
        int latencyCycles = Math.toIntExact(clock.cyclesRoundedUp(latency.femtoseconds()));
        return new Bus(simulation, name, ResourceKind.HOST, clock, 1, 0, latencyCycles, new RoundRobinArbiter());
    }
}
