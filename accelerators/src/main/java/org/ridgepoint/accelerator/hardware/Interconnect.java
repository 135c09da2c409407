package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.interconnect.ClockCrossing;
import org.ridgepoint.sim.interconnect.Crossbar;
import org.ridgepoint.sim.interconnect.Mesh;
import org.ridgepoint.sim.interconnect.Network;
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
 * <p>On a ring or mesh the channels sit at the first nodes and the stops of bulk SRAM at the last, where the chip's
 * writes set out too.
 */
final class Interconnect {
    private static final int USUAL_QUEUE = 4;

    private final Simulation simulation;
    private final ClockDomain clock;
    private final BusSpec bus;
    private final InterconnectSpec spec;
    private final int channels;
    private final int stops;
    private final int queue;
    private final Wires reads;
    private final Wires writes;
    private final List<List<Port>> intoBulk = new ArrayList<>();
    private final List<Port> ontoWrites;

    Interconnect(Simulation simulation, AcceleratorSpec chip, ClockDomain chipClock) {
        this.simulation = simulation;
        this.bus = chip.bus();
        this.clock = ClockDomain.ofHertz(bus.clock().hertz());
        this.spec = chip.interconnect().orElseGet(InterconnectSpec::plain);
        this.channels = chip.dram().channels();
        this.stops = spec.bulkStops().orElse(1);
        this.queue = spec.queue().orElse(USUAL_QUEUE);
        this.reads = wires("bus.read", channels, stops, channel -> channel, this::nodeOfStop);
        this.writes = spec.isShared()
                ? behindReads()
                : wires("bus.write", 1, channels, any -> nodeOfStop(0), channel -> channel);
        for (int stop = 0; stop < stops; stop++) {
            intoBulk.add(crossing("bus.read.crossing." + stop, clock, chipClock));
        }
        this.ontoWrites = crossing("bus.write.crossing", chipClock, clock);
    }

    /** Places at which bulk SRAM is joined. */
    int stops() {
        return stops;
    }

    /** From a channel to a stop of bulk SRAM. */
    List<Port> read(int channel, int stop) {
        List<Port> hops = new ArrayList<>(reads.way(channel, stop));
        hops.addAll(intoBulk.get(stop));
        return hops;
    }

    /** From the link out of local SRAM to a channel. */
    List<Port> write(int channel) {
        List<Port> hops = new ArrayList<>(ontoWrites);
        hops.addAll(writes.way(0, channel));
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

    private Wires wires(
            String name, int senders, int receivers, IntUnaryOperator nodeOfSender, IntUnaryOperator nodeOfReceiver) {
        return switch (spec.kind()) {
            case BUS -> new BusWires(bus(name, senders), queue);
            case CROSSBAR -> new CrossbarWires(crossbar(name, senders, receivers), queue);
            case RING -> network(name, new Ring(channels + stops), nodeOfSender, nodeOfReceiver);
            case MESH -> network(name, mesh(), nodeOfSender, nodeOfReceiver);
        };
    }

    private Mesh mesh() {
        return new Mesh(spec.columns().orElseThrow(), spec.rows().orElseThrow());
    }

    private int nodeOfStop(int stop) {
        int nodes = spec.kind() == InterconnectSpec.Kind.MESH ? mesh().nodes() : channels + stops;
        return nodes - 1 - stop;
    }

    private Bus bus(String name, int senders) {
        return new Bus(
                simulation,
                name,
                ResourceKind.BUS,
                clock,
                bus.bytesPerCycle(),
                overheadCycles(),
                latencyCycles(),
                arbiters(senders + (spec.isShared() ? 1 : 0)).get());
    }

    private Crossbar crossbar(String name, int senders, int receivers) {
        Crossbar.Spec size =
                new Crossbar.Spec(senders, receivers, bus.bytesPerCycle(), overheadCycles(), latencyCycles());
        return new Crossbar(simulation, name, ResourceKind.BUS, clock, size, arbiters(senders));
    }

    private Wires network(
            String name, Topology topology, IntUnaryOperator nodeOfSender, IntUnaryOperator nodeOfReceiver) {
        int hopCycles = Math.max(1, latencyCycles());
        Network.Spec links = new Network.Spec(bus.bytesPerCycle(), overheadCycles(), hopCycles, queue);
        Network network = new Network(simulation, name, ResourceKind.BUS, clock, topology, links, arbiters(0));
        return new NetworkWires(network, queue, nodeOfSender, nodeOfReceiver);
    }

    private int overheadCycles() {
        return Math.toIntExact(bus.burstOverhead().cycles());
    }

    private int latencyCycles() {
        return Math.toIntExact(bus.latency().cycles());
    }

    /** What the chip writes comes from one sender: weights among the channels mean nothing there. */
    private Supplier<Arbiter> arbiters(int senders) {
        int[] weights = spec.weights()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .orElse(new int[0]);
        boolean weighed = weights.length == senders;
        return switch (spec.arbiter().orElse(InterconnectSpec.Arbitration.OLDEST_FIRST)) {
            case OLDEST_FIRST -> OldestFirstArbiter::new;
            case ROUND_ROBIN -> RoundRobinArbiter::new;
            case FIXED_PRIORITY -> FixedPriorityArbiter::new;
            case WEIGHTED -> weighed ? () -> new WeightedArbiter(weights) : OldestFirstArbiter::new;
            case GUARANTEED_SHARE -> weighed ? () -> new GuaranteedShareArbiter(weights) : OldestFirstArbiter::new;
        };
    }

    private List<Port> crossing(String name, ClockDomain writer, ClockDomain reader) {
        return spec.synchroniser()
                .map(cycles -> new ClockCrossing(
                        simulation,
                        name,
                        ResourceKind.BUS,
                        writer,
                        reader,
                        bus.bytesPerCycle(),
                        Math.toIntExact(cycles.cycles()),
                        new RoundRobinArbiter()))
                .map(crossing -> List.of(crossing.newPort(queue)))
                .orElse(List.of());
    }
}
