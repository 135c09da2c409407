package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.interconnect.HostLink;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.Sram;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Server;

/**
 * The parts of a chip on a simulation, and the ways between them.
 *
 * <pre>
 *   DRAM channels == read bus  ==> bulk SRAM == link in  ==> local SRAM ==> array ==> vector unit ==> local SRAM
 *   DRAM channels <== write bus ======================== link out == local SRAM
 *                              bulk SRAM <============= link out == local SRAM
 * </pre>
 */
public final class Hardware {
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
    private final Optional<FabricOperands> fabric;
    private final Interconnect interconnect;
    private final SliceWires linkIn;
    private final SliceWires linkOut;
    private final OutputWays outputs;
    private final ElementWorker elements;
    private final Optional<ElementWorker> host;

    public Hardware(Simulation simulation, Chip chip) {
        AcceleratorSpec spec = chip.spec();
        ClockDomain clock = chip.clock();
        for (int i = 0; i < spec.dram().channels(); i++) {
            channels.add(new DramController(simulation, "dram." + i, chip.dramChannel()));
        }
        interconnect = new Interconnect(simulation, spec, clock);
        linkIn = SliceWires.inward(simulation, clock, spec.link());
        linkOut = SliceWires.outward(simulation, clock, spec.link());
        bulk = new Sram(
                simulation,
                "sram.bulk",
                ResourceKind.BULK_SRAM,
                clock,
                spec.sram().bulk().build());
        local = new Sram(
                simulation,
                "sram.local",
                ResourceKind.LOCAL_SRAM,
                clock,
                spec.sram().local().build());
        vector = new VectorServer(
                simulation, "vector", ResourceKind.VECTOR, clock, spec.vector().lanes());
        int window = spec.dma().outstanding();

        load = loads(chip.interleave(), window);
        fill = fills(chip, window);
        store = stores(chip, window);
        Port feed = local.newPort(Access.READ, FEED_DEPTH);
        fabric = spec.fabric().map(fpga -> new FabricOperands(simulation, fpga.build(), feed));
        operands = fabric.<OperandPath>map(path -> path).orElseGet(() -> new PortOperands(simulation, feed));
        outputs = outputWays();
        elements = elementWays(vector);
        host = spec.host().map(hostSpec -> hostWays(simulation, hostSpec));
    }

    private Router loads(ChannelInterleave interleave, int window) {
        List<Port> intoBulk = new ArrayList<>();
        for (int stop = 0; stop < interconnect.stops(); stop++) {
            intoBulk.add(bulk.newPort(Access.WRITE, PORT_DEPTH));
        }
        List<List<Route>> routes = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            Port dram = channels.get(channel).newPort(window);
            List<Route> byStop = new ArrayList<>();
            for (int stop = 0; stop < interconnect.stops(); stop++) {
                byStop.add(new Route(hops(dram, interconnect.read(channel, stop), intoBulk.get(stop))));
            }
            routes.add(byStop);
        }
        return new ChannelRouter(interleave, routes);
    }

    private Router fills(Chip chip, int window) {
        Port bulkOut = bulk.newPort(Access.READ, window);
        List<Route> bySlice = new ArrayList<>();
        for (int slice = 0; slice < linkIn.slices(); slice++) {
            bySlice.add(new Route(hops(bulkOut, linkIn.inTo(slice), local.newPort(Access.WRITE, PORT_DEPTH))));
        }
        return new SliceRouter(chip.spec().dma().granule().bytes(), bySlice);
    }

    private StoreRouters stores(Chip chip, int window) {
        Port fromLocal = local.newPort(Access.READ, window);
        Port intoBulk = bulk.newPort(Access.WRITE, PORT_DEPTH);
        List<Route> toBulk = new ArrayList<>();
        for (int slice = 0; slice < linkOut.slices(); slice++) {
            toBulk.add(new Route(hops(fromLocal, linkOut.outOf(slice), intoBulk)));
        }
        List<List<Route>> toDram = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            Port dram = channels.get(channel).newPort(window);
            List<Route> bySlice = new ArrayList<>();
            for (int slice = 0; slice < linkOut.slices(); slice++) {
                List<Port> wires = new ArrayList<>(linkOut.outOf(slice));
                wires.addAll(interconnect.write(channel));
                bySlice.add(new Route(hops(fromLocal, wires, dram)));
            }
            toDram.add(bySlice);
        }
        Router bulkRouter = new SliceRouter(chip.spec().dma().granule().bytes(), toBulk);
        return new StoreRouters(bulkRouter, new ChannelRouter(chip.interleave(), toDram));
    }

    private static List<Port> hops(Port first, List<Port> between, Port last) {
        List<Port> hops = new ArrayList<>(List.of(first));
        hops.addAll(between);
        hops.add(last);
        return hops;
    }

    private OutputWays outputWays() {
        Port vectorPlain = vector.newPort(PORT_DEPTH);
        Port written = local.newPort(Access.WRITE, PORT_DEPTH);
        Route plain = new Route(List.of(vectorPlain, written));
        Route withResidual = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), vectorPlain, written));
        return new OutputWays(plain, withResidual);
    }

    private ElementWorker elementWays(VectorServer worker) {
        Route in = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), worker.newPort(PORT_DEPTH)));
        Route out = new Route(List.of(local.newPort(Access.WRITE, PORT_DEPTH)));
        return new ElementWorker(worker, in, out);
    }

    private ElementWorker hostWays(Simulation simulation, HostSpec spec) {
        ClockDomain clock = ClockDomain.ofHertz(HOST_CLOCK_HERTZ);
        VectorServer worker = new VectorServer(
                simulation, "host", ResourceKind.HOST, clock, spec.operationsPerSecond() / HOST_CLOCK_HERTZ);
        Port out = hostLink(simulation, "host.out", spec).newPort(PORT_DEPTH);
        Port back = hostLink(simulation, "host.in", spec).newPort(PORT_DEPTH);
        Route in = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), out, worker.newPort(PORT_DEPTH)));
        Route home = new Route(List.of(back, local.newPort(Access.WRITE, PORT_DEPTH)));
        return new ElementWorker(worker, in, home);
    }

    private static Server hostLink(Simulation simulation, String name, HostSpec spec) {
        return spec.pcie()
                .map(pcie -> pcie.link(spec.latency()))
                .<Server>map(link -> new HostLink(simulation, name, link, new RoundRobinArbiter()))
                .orElseGet(() -> plainHostLink(
                        simulation, name, spec.bandwidth().orElseThrow().bytesPerSecond(), spec.latency()));
    }

    /** A byte a cycle, so that any bandwidth is met exactly. */
    private static Server plainHostLink(Simulation simulation, String name, long bytesPerSecond, Duration latency) {
        ClockDomain clock = ClockDomain.ofHertz(bytesPerSecond);
        int latencyCycles = Math.toIntExact(clock.cyclesRoundedUp(latency.femtoseconds()));
        return new Bus(simulation, name, ResourceKind.HOST, clock, 1, 0, latencyCycles, new RoundRobinArbiter());
    }

    public List<DramController> channels() {
        return channels;
    }

    public VectorServer vector() {
        return vector;
    }

    /** From DRAM to bulk SRAM. */
    public Router load() {
        return load;
    }

    /** From bulk to local SRAM. */
    public Router fill() {
        return fill;
    }

    /** From local SRAM to where outputs live. */
    public StoreRouters store() {
        return store;
    }

    /** From local SRAM into the array. */
    public OperandPath operands() {
        return operands;
    }

    /** How far bytes went. */
    public WireUse wireUse() {
        return new WireUse(
                interconnect.hopsPerByteRead(),
                interconnect.hopsPerByteWritten(),
                linkIn.hopsPerByte(),
                linkOut.hopsPerByte(),
                fabric.map(FabricOperands::hopsPerByte).orElse(0.0));
    }

    /** A line for each sender that starved on the wires. */
    public List<String> starved() {
        return interconnect.starved();
    }

    public OutputWays outputs() {
        return outputs;
    }

    public ElementWorker elements() {
        return elements;
    }

    public Optional<ElementWorker> host() {
        return host;
    }
}
