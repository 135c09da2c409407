package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Arbitration;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Duplex;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Kind;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.Route;

/** Who goes first on the wires of two DRAM channels, and how long it takes: 32 B a nanosecond, a nanosecond's latency. */
class InterconnectTest {
    private static final long NS = 1_000_000;
    private static final int QUEUE = 64;

    private final Simulation simulation = new Simulation();
    private final StringBuilder order = new StringBuilder();

    private static ChipParts twoChannels() {
        return ChipParts.of(TestChip.systolic(8, 8).dram(8, 2).chip());
    }

    private static InterconnectSpec spec(
            Kind kind, Arbitration arbiter, List<Integer> weights, Duplex duplex, Cycles synchroniser) {
        Optional<Integer> side = kind == Kind.MESH ? Optional.of(2) : Optional.empty();
        return new InterconnectSpec(
                kind,
                Optional.ofNullable(arbiter),
                Optional.ofNullable(weights),
                Optional.ofNullable(duplex),
                Optional.empty(),
                side,
                side,
                Optional.of(QUEUE),
                Optional.ofNullable(synchroniser));
    }

    private Interconnect wires(ChipParts parts, InterconnectSpec spec) {
        Chip chip = parts.withWires(spec).chip();
        return new Interconnect(simulation, chip, name -> name);
    }

    private Interconnect wires(Kind kind, Arbitration arbiter, Duplex duplex, Integer... weights) {
        return wires(twoChannels(), spec(kind, arbiter, weights.length == 0 ? null : List.of(weights), duplex, null));
    }

    /** Sends packets of 32 B, issued at a time, over hops; each writes the sender's letter as it is delivered. */
    private void send(String sender, int count, long issuedTick, List<Port> hops) {
        Route way = new Route(hops);
        for (int i = 0; i < count; i++) {
            Request request = Request.contiguous(0, 0, 32, Access.READ, issuedTick);
            Packet packet = new Packet(request, way, done -> order.append(sender));
            assertThat(way.hop(0).tryReserve(packet)).isTrue();
            way.hop(0).arrive(packet);
        }
    }

    /** Six packets of each channel, those of the second one older; the order of their coming. */
    private String order(Interconnect wires) {
        simulation.at(NS, Phase.ARRIVE, () -> {
            send("a", 6, NS, wires.read(0, 0));
            send("b", 6, 0, wires.read(1, 0));
        });
        simulation.run();
        return order.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BUS", "CROSSBAR"})
    void unlessAChipSaysOtherwiseTheOldestPacketGoesFirst(Kind kind) {
        assertThat(order(wires(kind, null, null))).isEqualTo("bbbbbbaaaaaa");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BUS", "CROSSBAR"})
    void channelsMayTakeTurns(Kind kind) {
        assertThat(order(wires(kind, Arbitration.ROUND_ROBIN, null))).isEqualTo("abababababab");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BUS", "CROSSBAR"})
    void theFirstChannelMayAlwaysGoFirst(Kind kind) {
        assertThat(order(wires(kind, Arbitration.FIXED_PRIORITY, null))).isEqualTo("aaaaaabbbbbb");
    }

    /** Until the second channel's six are through, it has two of every three. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BUS", "CROSSBAR"})
    void channelsMayShareInProportion(Kind kind) {
        String first = order(wires(kind, Arbitration.WEIGHTED, null, 1, 2)).substring(0, 9);
        assertThat(first.chars().filter(sender -> sender == 'b')).hasSize(6);
        assertThat(first).startsWith("abb").doesNotContain("aa").doesNotContain("bbb");
    }

    /** Of a quarter guaranteed and no guarantee: the second channel has one of every four, else the first goes first. */
    @Test
    void aChannelMayHaveAGuaranteedShare() {
        assertThat(order(wires(Kind.BUS, Arbitration.GUARANTEED_SHARE, null, 0, 250)))
                .isEqualTo("abaaabaabbbb");
    }

    /** Who writes is one sender more on a bus for both directions: here with half of it. */
    @Test
    void onAHalfDuplexBusWeightsCountTheWriter() {
        Interconnect wires = wires(Kind.BUS, Arbitration.WEIGHTED, Duplex.HALF, 1, 1, 2);
        simulation.at(NS, Phase.ARRIVE, () -> {
            send("a", 6, NS, wires.read(0, 0));
            send("b", 6, NS, wires.read(1, 0));
            send("w", 12, 0, wires.write(0, 0));
        });
        simulation.run();
        String first = order.substring(0, 16);
        assertThat(first.chars().filter(sender -> sender == 'w')).hasSize(8);
        assertThat(first.chars().filter(sender -> sender == 'a')).hasSize(4);
    }

    /** With a path of its own each way, weights among the channels mean nothing for the one sender of writes. */
    @ParameterizedTest
    @EnumSource(
            value = Arbitration.class,
            names = {"WEIGHTED", "GUARANTEED_SHARE"})
    void writesOnTheirOwnPathGoInOrder(Arbitration arbiter) {
        Interconnect wires = wires(Kind.BUS, arbiter, null, 1, 2);
        simulation.at(0, Phase.ARRIVE, () -> {
            send("v", 3, NS, wires.write(0, 0));
            send("w", 3, 0, wires.write(0, 1));
        });
        simulation.run();
        assertThat(order.toString()).isEqualTo("vvvwww");
    }

    /** 30 packets of the first channel pass one of the second. */
    private List<String> starvedAfter(Interconnect wires) {
        simulation.at(0, Phase.ARRIVE, () -> {
            send("a", 30, 0, wires.read(0, 0));
            send("b", 1, 0, wires.read(1, 0));
        });
        simulation.run();
        return wires.starved();
    }

    @ParameterizedTest
    @EnumSource(
            value = Duplex.class,
            names = {"FULL", "HALF"})
    void aChannelThatOthersKeepFromGoingIsNamedOnce(Duplex duplex) {
        assertThat(starvedAfter(wires(Kind.BUS, Arbitration.FIXED_PRIORITY, duplex)))
                .containsExactly("bus.read port 1: 1 packets served; 30 packets of other ports went past one that stood"
                        + " ready; interconnect.arbiter is fixed-priority");
    }

    @Test
    void onACrossbarItIsNamedWithTheStop() {
        assertThat(starvedAfter(wires(Kind.CROSSBAR, Arbitration.FIXED_PRIORITY, null)))
                .singleElement()
                .asString()
                .startsWith("bus.read.0 port 1: 1 packets served");
    }

    /** Nodes 0 and 1 of three send to node 2, each over a wire of its own: they meet on the way out. */
    @Test
    void onARingItIsNamedWithThePieceOfWire() {
        assertThat(starvedAfter(wires(Kind.RING, Arbitration.FIXED_PRIORITY, null)))
                .singleElement()
                .asString()
                .startsWith("bus.read.out.2 port 1: 1 packets served");
    }

    @Test
    void whereChannelsTakeTurnsNobodyStarves() {
        assertThat(starvedAfter(wires(Kind.BUS, Arbitration.ROUND_ROBIN, null))).isEmpty();
    }

    private long nanoseconds(List<Port> hops) {
        long begin = simulation.now();
        long[] came = new long[1];
        Route way = new Route(hops);
        Request request = Request.contiguous(0, 0, 64, Access.READ, begin);
        Packet packet = new Packet(request, way, done -> came[0] = simulation.now());
        way.hop(0).tryReserve(packet);
        way.hop(0).arrive(packet);
        simulation.run();
        return (came[0] - begin) / NS;
    }

    private static List<String> names(List<Port> hops) {
        return hops.stream().map(Port::name).toList();
    }

    /** 64 B in two cycles behind three of overhead, and two more until they are there. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BUS", "CROSSBAR"})
    void aPacketTakesOverheadItsBytesAndTheLatency(Kind kind) {
        Interconnect wires = wires(twoChannels().withBus("1 GHz", 3, 2), spec(kind, null, null, null, null));
        assertThat(nanoseconds(wires.read(0, 0))).isEqualTo(3 + 2 + 2);
        assertThat(nanoseconds(wires.write(0, 1))).isEqualTo(3 + 2 + 2);
    }

    /** In, one link and out take two cycles each, and the packet with its header five more; no hop takes less than one. */
    @Test
    void onARingALatencyIsThatOfEachHop() {
        InterconnectSpec ring = spec(Kind.RING, null, null, null, null);
        assertThat(nanoseconds(wires(twoChannels().withBus("1 GHz", 3, 2), ring).read(0, 0)))
                .isEqualTo(2 * 2 + 3 + 2);
        assertThat(nanoseconds(wires(twoChannels().withBus("1 GHz", 0, 0), ring).read(0, 0)))
                .isEqualTo(2 + 2);
    }

    /** The chip runs at 1 GHz, the wires at 250 MHz: three cycles of the reader's clock are 3 ns inwards and 12 outwards. */
    @Test
    void clocksAreCrossedBehindTheWiresOnTheWayInAndBeforeThemOnTheWayOut() {
        Interconnect plain = wires(twoChannels().withBus("250 MHz", 0, 0), spec(Kind.BUS, null, null, null, null));
        Interconnect crossed =
                wires(twoChannels().withBus("250 MHz", 0, 0), spec(Kind.BUS, null, null, null, new Cycles(3)));
        assertThat(names(plain.read(0, 0))).containsExactly("bus.read");
        assertThat(names(plain.write(0, 0))).containsExactly("bus.write");
        assertThat(names(crossed.read(0, 0))).containsExactly("bus.read", "bus.read.crossing.0");
        assertThat(names(crossed.write(0, 0))).containsExactly("bus.write.crossing", "bus.write");
        long inward = nanoseconds(crossed.read(0, 0)) - nanoseconds(plain.read(0, 0));
        long outward = nanoseconds(crossed.write(0, 0)) - nanoseconds(plain.write(0, 0));
        assertThat(outward - inward).isGreaterThanOrEqualTo(12 - 3 - 4);
    }
}
