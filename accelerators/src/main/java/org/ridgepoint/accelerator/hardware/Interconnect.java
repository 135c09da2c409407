package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.interconnect.ClockCrossing;
import org.ridgepoint.sim.interconnect.Crossbar;
import org.ridgepoint.sim.interconnect.Mesh;
import org.ridgepoint.sim.interconnect.NetworkOnChip;
import org.ridgepoint.sim.interconnect.Ring;
import org.ridgepoint.sim.interconnect.Topology;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.FixedPriorityArbiter;
import org.ridgepoint.sim.resource.GuaranteedShareArbiter;
import org.ridgepoint.sim.resource.OldestFirstArbiter;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.WeightedArbiter;

/**
 * What joins the DRAM channels with bulk SRAM (reads) and with the link from local SRAM (writes), each way a set of wires
 * of its own unless a half-duplex bus serves both.
 *
 * <p>On a ring or mesh the channels sit at the first nodes and the stops of bulk SRAM at the last, where the writes of the
 * cores set out too.
 */
final class Interconnect {
    private static final int USUAL_QUEUE = 4;

    private final Simulation simulation;
    private final ClockDomain clock;
    private final BusSpec bus;
    private final InterconnectSpec spec;
    private final int channels;
    private final int stopsEach;
    private final int stops;
    private final int cores;
    private final int queue;
    private final Wires reads;
    private final Wires writes;
    private final List<List<Port>> intoBulk = new ArrayList<>();
    private final List<List<Port>> ontoWrites = new ArrayList<>();
    private final List<List<Port>> portsIn = new ArrayList<>();
    private final List<List<Port>> portsOut = new ArrayList<>();

    /**
     * The wires of a chip, or of the part of one around one DRAM system.
     *
     * @param named names of wires, from those in a chip that has them once
     */
    Interconnect(Simulation simulation, Chip whole, UnaryOperator<String> named) {
        AcceleratorSpec chip = whole.spec();
        ClockDomain chipClock = whole.clock();
        this.simulation = simulation;
        this.bus = chip.bus();
        this.clock = ClockDomain.ofHertz(bus.clock().hertz());
        this.spec = chip.interconnect().orElseGet(InterconnectSpec::plain);
        this.channels = chip.dram().channels();
        this.stopsEach = spec.bulkStops().orElse(1);
        this.stops = Math.multiplyExact(stopsEach, whole.bulkMemories());
        this.cores = whole.cores();
        this.queue = spec.queue().orElse(USUAL_QUEUE);
        int readers = channels + (spec.isShared() ? cores : 0);
        this.reads = wires(
                named.apply("bus.read"), new Ends(channels, stops, channel -> channel, this::nodeOfStop, readers));
        this.writes = spec.isShared()
                ? behindReads()
                : wires(named.apply("bus.write"), new Ends(cores, channels, this::nodeOfCore, channel -> channel, 0));
        for (int stop = 0; stop < stops; stop++) {
            intoBulk.add(crossing(named.apply("bus.read.crossing." + stop), clock, chipClock));
        }
        for (int core = 0; core < cores; core++) {
            ontoWrites.add(crossing(named.apply(CoreNames.of(core, cores, "bus.write.crossing")), chipClock, clock));
            portsIn.add(corePort(named.apply(CoreNames.of(core, cores, "bus.read.port"))));
            portsOut.add(corePort(named.apply(CoreNames.of(core, cores, "bus.write.port"))));
        }
    }

    /** Places at which each bulk SRAM is joined. */
    int stopsEach() {
        return stopsEach;
    }

    /** From a channel to a stop of bulk SRAM. */
    List<Port> read(int channel, int stop) {
        List<Port> hops = new ArrayList<>(reads.way(channel, stop));
        hops.addAll(portsIn.get(stop / stopsEach));
        hops.addAll(intoBulk.get(stop));
        return hops;
    }

    /** From the link out of a core's local SRAM to a channel. */
    List<Port> write(int core, int channel) {
        List<Port> hops = new ArrayList<>(ontoWrites.get(core));
        hops.addAll(portsOut.get(core));
        hops.addAll(writes.way(core, channel));
        return hops;
    }

    /** Pieces of wire that bytes read, or bytes written, passed on average. */
    double hopsPerByteRead() {
        return reads.hopsPerByte();
    }

    double hopsPerByteWritten() {
        return writes.hopsPerByte();
    }

    /** A line for each sender that others kept from going, where the arbiter lets them. */
    List<String> starved() {
        List<String> lines = new ArrayList<>(reads.starved());
        lines.addAll(writes.starved());
        String cause = "; interconnect.arbiter is "
                + spec.arbiter()
                        .orElse(InterconnectSpec.Arbitration.OLDEST_FIRST)
                        .inWords();
        return lines.stream().map(line -> line + cause).toList();
    }

    /** The shared bus: who writes is one sender more. */
    private Wires behindReads() {
        return new Wires() {
            @Override
            public List<Port> way(int sender, int receiver) {
                return reads.way(channels + sender, receiver);
            }

            @Override
            public double hopsPerByte() {
                return reads.hopsPerByte();
            }

            @Override
            public List<String> starved() {
                return List.of(); // those of the reads are theirs too
            }
        };
    }

    /**
     * What wires join.
     *
     * @param weighed senders that the weights of the chip's file speak of; 0 for none
     */
    private record Ends(
            int senders, int receivers, IntUnaryOperator nodeOfSender, IntUnaryOperator nodeOfReceiver, int weighed) {}

    private Wires wires(String name, Ends ends) {
        return switch (spec.kind()) {
            case BUS -> new BusWires(bus(name, ends), queue);
            case CROSSBAR -> new CrossbarWires(crossbar(name, ends), queue);
            case RING -> network(name, new Ring(channels + stops), ends);
            case MESH -> network(name, mesh(), ends);
        };
    }

    private Mesh mesh() {
        return new Mesh(spec.columns().orElseThrow(), spec.rows().orElseThrow());
    }

    /** A core's writes set out where its bulk SRAM is joined first. */
    private int nodeOfCore(int core) {
        return nodeOfStop(stops == stopsEach ? 0 : core * stopsEach);
    }

    private int nodeOfStop(int stop) {
        int nodes = spec.kind() == InterconnectSpec.Kind.MESH ? mesh().nodes() : channels + stops;
        return nodes - 1 - stop;
    }

    private Bus bus(String name, Ends ends) {
        Bus wires = new Bus(
                simulation,
                name,
                ResourceKind.BUS,
                clock,
                bus.bytesPerCycle(),
                overheadCycles(),
                latencyCycles(),
                arbiters(ends.weighed()).get());
        wires.tellApart(cores);
        return wires;
    }

    private Crossbar crossbar(String name, Ends ends) {
        Crossbar.Spec size = new Crossbar.Spec(
                ends.senders(), ends.receivers(), bus.bytesPerCycle(), overheadCycles(), latencyCycles());
        Crossbar wires = new Crossbar(simulation, name, ResourceKind.BUS, clock, size, arbiters(ends.weighed()));
        wires.tellApart(cores);
        return wires;
    }

    private Wires network(String name, Topology topology, Ends ends) {
        int hopCycles = Math.max(1, latencyCycles());
        NetworkOnChip.Spec links = new NetworkOnChip.Spec(bus.bytesPerCycle(), overheadCycles(), hopCycles, queue);
        NetworkOnChip network =
                new NetworkOnChip(simulation, name, ResourceKind.BUS, clock, topology, links, arbiters(0), cores);
        return new NetworkWires(network, queue, ends.nodeOfSender(), ends.nodeOfReceiver());
    }

    private int overheadCycles() {
        return Math.toIntExact(bus.burstOverhead().cycles());
    }

    private int latencyCycles() {
        return Math.toIntExact(bus.latency().cycles());
    }

    /** Weights among the channels mean nothing among the cores that write. */
    private Supplier<Arbiter> arbiters(int weighedSenders) {
        int[] weights = spec.weights()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .orElse(new int[0]);
        boolean weighed = weights.length > 0 && weights.length == weighedSenders;
        return switch (spec.arbiter().orElse(InterconnectSpec.Arbitration.OLDEST_FIRST)) {
            case OLDEST_FIRST -> OldestFirstArbiter::new;
            case ROUND_ROBIN -> RoundRobinArbiter::new;
            case FIXED_PRIORITY -> FixedPriorityArbiter::new;
            case WEIGHTED -> weighed ? () -> new WeightedArbiter(weights) : OldestFirstArbiter::new;
            case GUARANTEED_SHARE -> weighed ? () -> new GuaranteedShareArbiter(weights) : OldestFirstArbiter::new;
        };
    }

    /** A core's own port onto the wires, where it is narrower than these. */
    private List<Port> corePort(String name) {
        Optional<Bus> port = spec.portBytesPerCycle()
                .map(width -> new Bus(simulation, name, ResourceKind.BUS, clock, width, 0, 0, new RoundRobinArbiter()));
        port.ifPresent(narrow -> narrow.tellApart(cores));
        return port.map(narrow -> List.of(narrow.newPort(queue))).orElse(List.of());
    }

    private List<Port> crossing(String name, ClockDomain writer, ClockDomain reader) {
        Optional<ClockCrossing> crossing = spec.synchroniser()
                .map(cycles -> new ClockCrossing(
                        simulation,
                        name,
                        ResourceKind.BUS,
                        writer,
                        reader,
                        bus.bytesPerCycle(),
                        Math.toIntExact(cycles.cycles()),
                        new RoundRobinArbiter()));
        crossing.ifPresent(stop -> stop.tellApart(cores));
        return crossing.map(stop -> List.of(stop.newPort(queue))).orElse(List.of());
    }
}
