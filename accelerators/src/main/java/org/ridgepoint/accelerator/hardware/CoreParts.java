package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.Sram;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

/** One core of a chip on a simulation, and the ways between its parts and the memories that cores share. */
public final class CoreParts {
    static final int PORT_DEPTH = 4;
    private static final int FEED_DEPTH = 4;

    private final int number;
    private final long granuleBytes;
    private final int window;
    private final Memories memories;
    private final SliceWires linkIn;
    private final SliceWires linkOut;
    private final Sram local;
    private final VectorServer vector;
    private final Router load;
    private final Map<Integer, Router> loadsOfSeveral = new HashMap<>();
    private final Router fill;
    private final StoreRouters store;
    private final OperandPath operands;
    private final Optional<FabricOperands> fabric;
    private final OutputWays outputs;
    private final ElementWorker elements;
    private final Optional<ElementWorker> host;

    /**
     * A core, with ports of its own at the memories and the host.
     *
     * @param number from 0
     * @param name of a part, from its plain name
     */
    CoreParts(
            Simulation simulation,
            Chip chip,
            int number,
            UnaryOperator<String> name,
            Memories memories,
            Optional<HostParts> host) {
        AcceleratorSpec spec = chip.spec();
        ClockDomain clock = chip.clock();
        this.number = number;
        this.memories = memories;
        granuleBytes = spec.dma().granule().bytes();
        window = spec.dma().outstanding();
        linkIn = SliceWires.inward(simulation, name, clock, spec.link());
        linkOut = SliceWires.outward(simulation, name, clock, spec.link());
        local = new Sram(
                simulation,
                name.apply("sram.local"),
                ResourceKind.LOCAL_SRAM,
                clock,
                spec.sram().local().build());
        vector = new VectorServer(
                simulation,
                name.apply("vector"),
                ResourceKind.VECTOR,
                clock,
                spec.vector().lanes());

        load = memories.loads(number, window);
        fill = fills();
        store = stores();
        Port feed = local.newPort(Access.READ, FEED_DEPTH);
        fabric = spec.fabric().map(fpga -> new FabricOperands(simulation, name, fpga.build(), feed));
        operands = fabric.<OperandPath>map(path -> path).orElseGet(() -> new PortOperands(simulation, feed));
        outputs = outputWays();
        elements = elementWays();
        this.host = host.map(parts -> parts.waysOf(local, number));
    }

    private Router fills() {
        Port bulkOut = memories.bulk(number).newPort(Access.READ, window);
        List<Route> bySlice = new ArrayList<>();
        for (int slice = 0; slice < linkIn.slices(); slice++) {
            bySlice.add(route(number, bulkOut, linkIn.inTo(slice), local.newPort(Access.WRITE, PORT_DEPTH)));
        }
        return new SliceRouter(granuleBytes, bySlice);
    }

    private StoreRouters stores() {
        Port fromLocal = local.newPort(Access.READ, window);
        Port intoBulk = memories.bulk(number).newPort(Access.WRITE, PORT_DEPTH);
        List<List<Port>> waysOut = new ArrayList<>();
        List<Route> toBulk = new ArrayList<>();
        for (int slice = 0; slice < linkOut.slices(); slice++) {
            waysOut.add(linkOut.outOf(slice));
            toBulk.add(route(number, fromLocal, waysOut.get(slice), intoBulk));
        }
        return new StoreRouters(
                new SliceRouter(granuleBytes, toBulk), memories.stores(number, window, fromLocal, waysOut));
    }

    static Route route(int core, Port first, List<Port> between, Port last) {
        List<Port> hops = new ArrayList<>(List.of(first));
        hops.addAll(between);
        hops.add(last);
        return new Route(hops, core);
    }

    private OutputWays outputWays() {
        Port vectorPlain = vector.newPort(PORT_DEPTH);
        Port written = local.newPort(Access.WRITE, PORT_DEPTH);
        Route plain = new Route(List.of(vectorPlain, written));
        Route withResidual = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), vectorPlain, written));
        return new OutputWays(plain, withResidual);
    }

    private ElementWorker elementWays() {
        Route in = new Route(List.of(local.newPort(Access.READ, PORT_DEPTH), vector.newPort(PORT_DEPTH)));
        Route out = new Route(List.of(local.newPort(Access.WRITE, PORT_DEPTH)));
        return new ElementWorker(vector, Agents.ELEMENTS, in, out);
    }

    public VectorServer vector() {
        return vector;
    }

    /** From DRAM to bulk SRAM. */
    public Router load() {
        return load;
    }

    /** From DRAM to the bulk SRAMs of the first so many cores, one each, at once. */
    public Router loadForSeveral(int readers) {
        return loadsOfSeveral.computeIfAbsent(readers, any -> memories.loadsOfSeveral(number, readers));
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

    public OutputWays outputs() {
        return outputs;
    }

    public ElementWorker elements() {
        return elements;
    }

    public Optional<ElementWorker> host() {
        return host;
    }

    /** How far the core's bytes went. */
    public WireUse wireUse() {
        return new WireUse(
                memories.interconnect().hopsPerByteRead(),
                memories.interconnect().hopsPerByteWritten(),
                linkIn.hopsPerByte(),
                linkOut.hopsPerByte(),
                fabric.map(FabricOperands::hopsPerByte).orElse(0.0));
    }
}
