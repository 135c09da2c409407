package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.Sram;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.OldestFirstArbiter;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

/**
 * The parts of a chip on a simulation, and the ways between them.
 *
 * <pre>
 *   DRAM channels == read bus  ==> bulk SRAM == link in  ==> local SRAM ==> array ==> vector unit ==> local SRAM
 *   DRAM channels <== write bus ======================== link out == local SRAM
 *                              bulk SRAM <============= link out == local SRAM
 * </pre>
 */
final class Hardware {
    private static final int PORT_DEPTH = 4;
    private static final int FEED_DEPTH = 4;
    private static final int HOST_CLOCK_HERTZ = 1_000_000_000;

    private final List<DramController> channels = new ArrayList<>();
    private final Sram bulk;
    private final Sram local;
    private final VectorServer vector;
    private final Router load;
    private final Router fill;
    private final StoreRouters store;
    private final OperandPath operands;
    private final OutputStage.Ways outputs;
    private final ElementStage.Worker elements;
    private final Optional<ElementStage.Worker> host;

    Hardware(Simulation simulation, Chip chip) {
        AcceleratorSpec spec = chip.spec();
        ClockDomain clock = chip.clock();
        for (int i = 0; i < spec.dram().channels(); i++) {
            channels.add(new DramController(simulation, "dram." + i, chip.dramChannel()));
        }
        Bus readBus = bus(simulation, "bus.read", spec.bus());
        Bus writeBus = bus(simulation, "bus.write", spec.bus());
        Bus linkIn = link(simulation, "link.in", clock, spec.link());
        Bus linkOut = link(simulation, "link.out", clock, spec.link());
        bulk = new Sram(
                simulation,
                "sram.bulk",
                ResourceKind.BULK_SRAM,
                clock,
                Chip.sram(spec.sram().bulk()));
        local = new Sram(
                simulation,
                "sram.local",
                ResourceKind.LOCAL_SRAM,
                clock,
                Chip.sram(spec.sram().local()));
        vector = new VectorServer(
                simulation, "vector", ResourceKind.VECTOR, clock, spec.vector().lanes());
        int window = spec.dma().outstanding();

        Port bulkFromBus = bulk.newPort(Access.WRITE, PORT_DEPTH);
        List<Route> loads = new ArrayList<>();
        for (DramController channel : channels) {
            loads.add(new Route(List.of(channel.newPort(window), readBus.newPort(PORT_DEPTH), bulkFromBus)));
        }
        load = new ChannelRouter(chip.interleave(), loads);

        Route fillRoute = new Route(List.of(
                bulk.newPort(Access.READ, window),
                linkIn.newPort(PORT_DEPTH),
                local.newPort(Access.WRITE, PORT_DEPTH)));
        fill = (address, bytes) -> fillRoute;
        store = stores(chip, writeBus, linkOut, window);
        operands = new PortOperands(simulation, local.newPort(Access.READ, FEED_DEPTH));
        outputs = outputWays();
        elements = elementWays(vector);
        host = spec.host().map(hostSpec -> hostWays(simulation, hostSpec));
    }

    private StoreRouters stores(Chip chip, Bus writeBus, Bus linkOut, int window) {
        Port fromLocal = local.newPort(Access.READ, window);
        Port out = linkOut.newPort(PORT_DEPTH);
        Port toBus = writeBus.newPort(PORT_DEPTH);
        Route toBulk = new Route(List.of(fromLocal, out, bulk.newPort(Access.WRITE, PORT_DEPTH)));
        List<Route> toDram = new ArrayList<>();
        for (DramController channel : channels) {
            toDram.add(new Route(List.of(fromLocal, out, toBus, channel.newPort(window))));
        }
        return new StoreRouters((address, bytes) -> toBulk, new ChannelRouter(chip.interleave(), toDram));
    }

    private OutputStage.Ways outputWays() {
        Port vectorPlain = vector.newPort(PORT_DEPTH);
        Port written = local.newPort(Access.WRITE, PORT_DEPTH);
        Route plain = new Route(List.of(vectorPlain, written));
        Route withResidual = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), vectorPlain, written));
        return new OutputStage.Ways(plain, withResidual);
    }

    private ElementStage.Worker elementWays(VectorServer worker) {
        Route in = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), worker.newPort(PORT_DEPTH)));
        Route out = new Route(List.of(local.newPort(Access.WRITE, PORT_DEPTH)));
        return new ElementStage.Worker(worker, in, out);
    }

    private ElementStage.Worker hostWays(Simulation simulation, HostSpec spec) {
        ClockDomain clock = ClockDomain.ofHertz(HOST_CLOCK_HERTZ);
        VectorServer worker = new VectorServer(
                simulation, "host", ResourceKind.HOST, clock, spec.operationsPerSecond() / HOST_CLOCK_HERTZ);
        Port out = hostLink(simulation, "host.out", spec).newPort(PORT_DEPTH);
        Port back = hostLink(simulation, "host.in", spec).newPort(PORT_DEPTH);
        Route in = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), out, worker.newPort(PORT_DEPTH)));
        Route home = new Route(List.of(back, local.newPort(Access.WRITE, PORT_DEPTH)));
        return new ElementStage.Worker(worker, in, home);
    }

    /** A byte a cycle, so that any bandwidth is met exactly. */
    private static Bus hostLink(Simulation simulation, String name, HostSpec spec) {
        ClockDomain clock = ClockDomain.ofHertz(spec.bandwidth().bytesPerSecond());
        int latency = Math.toIntExact(clock.cyclesRoundedUp(spec.latency().femtoseconds()));
        return new Bus(simulation, name, ResourceKind.HOST, clock, 1, 0, latency, new RoundRobinArbiter());
    }

    private static Bus bus(Simulation simulation, String name, BusSpec spec) {
        return new Bus(
                simulation,
                name,
                ResourceKind.BUS,
                ClockDomain.ofHertz(spec.clock().hertz()),
                spec.bytesPerCycle(),
                Math.toIntExact(spec.burstOverhead().cycles()),
                Math.toIntExact(spec.latency().cycles()),
                new OldestFirstArbiter());
    }

    private static Bus link(Simulation simulation, String name, ClockDomain clock, LinkSpec spec) {
        int latency = Math.toIntExact(spec.latency().cycles());
        return new Bus(
                simulation, name, ResourceKind.LINK, clock, spec.bytesPerCycle(), 0, latency, new RoundRobinArbiter());
    }

    List<DramController> channels() {
        return channels;
    }

    Sram bulk() {
        return bulk;
    }

    Sram local() {
        return local;
    }

    VectorServer vector() {
        return vector;
    }

    /** From DRAM to bulk SRAM. */
    Router load() {
        return load;
    }

    /** From bulk to local SRAM. */
    Router fill() {
        return fill;
    }

    /** From local SRAM to where outputs live. */
    StoreRouters store() {
        return store;
    }

    /** From local SRAM into the array. */
    OperandPath operands() {
        return operands;
    }

    OutputStage.Ways outputs() {
        return outputs;
    }

    ElementStage.Worker elements() {
        return elements;
    }

    Optional<ElementStage.Worker> host() {
        return host;
    }
}
