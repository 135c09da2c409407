package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.account.PacketBlame;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Timeline;
import org.ridgepoint.sim.resource.Transfer;

class NetworkOnChipTest {
    private final ClockDomain clock = new ClockDomain(1_000);

    @Test
    void anIdleMeshCostsHopsAndOneSerialisation() {
        Simulation simulation = new Simulation();
        Mesh mesh = new Mesh(3, 2);
        Timeline timeline = new Timeline(clock);
        NetworkOnChip network = network(simulation, mesh, 1);
        send(simulation, network, mesh.node(0, 0), mesh.node(2, 1), 64, timeline);
        simulation.run();
        assertThat(timeline.text())
                .isEqualTo("from 0 @0 +64 | noc.in.0 arrives 0 starts 0 frees 4 done 2"
                        + " | noc.0-1 arrives 2 starts 2 frees 6 done 4"
                        + " | noc.1-2 arrives 4 starts 4 frees 8 done 6"
                        + " | noc.2-5 arrives 6 starts 6 frees 10 done 8"
                        + " | noc.out.5 arrives 8 starts 8 frees 12 done 12\n"
                        + "transfer 0 complete\n");
    }

    @Test
    void aRingGoesTheShorterWayAndChangesLaneAtNodeZero() {
        Ring ring = new Ring(6);
        assertThat(ring.steps(4, 1))
                .containsExactly(new Topology.Hop(5, 0), new Topology.Hop(0, 0), new Topology.Hop(1, 1));
        assertThat(ring.steps(1, 5)).containsExactly(new Topology.Hop(0, 0), new Topology.Hop(5, 0));
        assertThat(ring.steps(0, 3)).extracting(Topology.Hop::node).containsExactly(1, 2, 3);
        assertThat(ring.steps(2, 2)).isEmpty();
    }

    /** The proof behind the property tests: which queue may wait for which is a graph without cycles. */
    @Test
    void queuesThatWaitForEachOtherHaveAnOrder() {
        for (Topology topology :
                List.of(new Mesh(4, 4), new Mesh(1, 7), new Mesh(5, 3), new Ring(2), new Ring(5), new Ring(8))) {
            assertThat(hasCycle(waits(topology))).as(topology.toString()).isFalse();
        }
    }

    @Test
    void aRingWithoutItsSecondLaneWouldHaveACycle() {
        Ring ring = new Ring(5);
        Topology oneLane = new Topology() {
            @Override
            public int nodes() {
                return ring.nodes();
            }

            @Override
            public List<Hop> steps(int from, int to) {
                return ring.steps(from, to).stream()
                        .map(step -> new Hop(step.node(), 0))
                        .toList();
            }
        };
        assertThat(hasCycle(waits(oneLane))).isTrue();
    }

    @Test
    void randomTrafficThroughQueuesOfOnePlaceArrivesWhole() {
        List<Topology> topologies = List.of(new Mesh(4, 3), new Ring(7), new Mesh(6, 1));
        for (Topology topology : topologies) {
            for (int seed = 0; seed < 6; seed++) {
                Flood flood = new Flood(new Simulation(), topology, seed);
                assertThat(flood.timeline.delivered()).hasSize(flood.packets);
                assertThat(flood.network.byteHops()).isEqualTo(flood.byteHops);
            }
        }
    }

    @Test
    void nothingDependsOnTheOrderOfSamePhaseEvents() {
        for (Topology topology : List.of(new Mesh(3, 3), new Ring(6))) {
            List<String> inOrder = new Flood(new Simulation(), topology, 1).sortedDeliveries();
            for (int seed = 0; seed < 5; seed++) {
                assertThat(new Flood(Simulation.withShuffledTies(seed), topology, 1).sortedDeliveries())
                        .isEqualTo(inOrder);
            }
        }
    }

    /** Everybody left of the cut sends to everybody right of it: the links across it bound the rate, and nearly reach it. */
    @Test
    void aMeshNeverExceedsItsBisection() {
        Mesh mesh = new Mesh(6, 4);
        Simulation simulation = new Simulation();
        NetworkOnChip network = network(simulation, mesh, 4);
        Timeline timeline = new Timeline(clock);
        SplittableRandom random = new SplittableRandom(8);
        for (int from = 0; from < mesh.nodes(); from++) {
            if (from % 6 < 3) {
                for (int i = 0; i < 24; i++) {
                    send(simulation, network, from, mesh.node(random.nextInt(3, 6), random.nextInt(4)), 640, timeline);
                }
            }
        }
        long makespan = simulation.run();
        long crossed = timeline.delivered().stream()
                .mapToLong(packet -> packet.request().bytes())
                .sum();
        assertThat(crossed).isEqualTo(12 * 24 * 640);
        long bound = 4 * 16 * (makespan / 1_000);
        assertThat(crossed).isLessThanOrEqualTo(bound);
        assertThat((double) crossed / bound).isGreaterThan(0.6);
    }

    @Test
    void multicastPassesEachLinkOfTheTreeOnce() {
        Mesh mesh = new Mesh(4, 4);
        Simulation simulation = new Simulation();
        NetworkOnChip network = network(simulation, mesh, 2);
        Timeline timeline = new Timeline(clock);
        List<NetworkOnChip.Destination> everywhere = new ArrayList<>();
        for (int node = 0; node < 16; node++) {
            everywhere.add(new NetworkOnChip.Destination(node, List.of()));
        }
        Route route = network.multicast(network.newEntry(5, 2), 5, everywhere);
        Packet[] delivered = new Packet[1];
        Transfer transfer = new Transfer(0, 0, 6_400, Access.READ, (a, b) -> route, new Timeline(clock) {
            @Override
            public void packetDelivered(Packet packet) {
                delivered[0] = packet;
            }
        });
        new DmaEngine(simulation, "dma", 0, 64, 8).submit(transfer);
        long makespan = simulation.run();
        assertThat(network.byteHops()).isEqualTo(15 * 6_400);
        assertThat(makespan).isLessThan(clock.ticks(6_400 / 16 + 30));
        PacketBlame.split(delivered[0], 0, makespan, StallCause.DEPENDENCY).requireTotal("wait", makespan);
        assertThat(timeline.delivered()).isEmpty();
    }

    @Test
    void multicastsAndSinglesThroughQueuesOfOnePlaceDoNotLock() {
        Mesh mesh = new Mesh(4, 4);
        Simulation simulation = new Simulation();
        NetworkOnChip network = network(simulation, mesh, 1);
        Timeline timeline = new Timeline(clock);
        SplittableRandom random = new SplittableRandom(4);
        for (int from = 0; from < 16; from++) {
            Set<Integer> nodes = new java.util.TreeSet<>();
            while (nodes.size() < 5) {
                nodes.add(random.nextInt(16));
            }
            List<NetworkOnChip.Destination> destinations = nodes.stream()
                    .map(node -> new NetworkOnChip.Destination(node, List.of()))
                    .toList();
            Route route = network.multicast(network.newEntry(from, 1), from, destinations);
            new DmaEngine(simulation, "multi", 100 + from, 64, 4)
                    .submit(new Transfer(from, 0, 6_400, Access.READ, (a, b) -> route, timeline));
            send(simulation, network, from, 15 - from, 6_400, timeline);
        }
        simulation.run();
        assertThat(timeline.delivered()).hasSize(2 * 16 * 100);
    }

    @Test
    void aMulticastTwiceToOnePlaceIsRefused() {
        NetworkOnChip network = network(new Simulation(), new Mesh(2, 1), 1);
        NetworkOnChip.Destination there = new NetworkOnChip.Destination(1, List.of());
        assertThatThrownBy(() -> network.multicast(network.newEntry(0, 1), 0, List.of(there, there)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two destinations of a multicast are the same");
    }

    private NetworkOnChip network(Simulation simulation, Topology topology, int depth) {
        NetworkOnChip.Spec spec = new NetworkOnChip.Spec(16, 2, depth);
        return new NetworkOnChip(simulation, "noc", ResourceKind.LINK, clock, topology, spec, RoundRobinArbiter::new);
    }

    private static void send(
            Simulation simulation, NetworkOnChip network, int from, int to, long bytes, Timeline timeline) {
        Route route = new Route(network.path(network.newEntry(from, 1), from, to));
        new DmaEngine(simulation, "dma." + from, from, 64, 4)
                .submit(new Transfer(from, 0, bytes, Access.READ, (a, b) -> route, timeline));
    }

    private record Queue(int from, int to, int lane) {}

    private static Map<Queue, Set<Queue>> waits(Topology topology) {
        Map<Queue, Set<Queue>> waits = new HashMap<>();
        for (int from = 0; from < topology.nodes(); from++) {
            for (int to = 0; to < topology.nodes(); to++) {
                int node = from;
                Queue before = null;
                for (Topology.Hop step : topology.steps(from, to)) {
                    Queue queue = new Queue(node, step.node(), step.lane());
                    waits.computeIfAbsent(queue, q -> new HashSet<>());
                    if (before != null) {
                        waits.get(before).add(queue);
                    }
                    before = queue;
                    node = step.node();
                }
                assertThat(node).isEqualTo(to);
            }
        }
        return waits;
    }

    /** Removes queues that wait for nobody until none is left or none can be removed. */
    private static boolean hasCycle(Map<Queue, Set<Queue>> waits) {
        Set<Queue> open = new HashSet<>(waits.keySet());
        while (open.removeIf(queue -> waits.get(queue).stream().noneMatch(open::contains))) {
            assertThat(open.size()).isLessThan(waits.size());
        }
        return !open.isEmpty();
    }

    /** Transfers between random nodes, all at once, through queues of one place. */
    private final class Flood {
        final Timeline timeline = new Timeline(clock);
        final NetworkOnChip network;
        final List<int[]> flows = new ArrayList<>();
        int packets;
        long byteHops;

        Flood(Simulation simulation, Topology topology, int seed) {
            network = network(simulation, topology, 1);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(topology.nodes());
                int to = random.nextInt(topology.nodes());
                int bytes = random.nextInt(1, 2_000);
                flows.add(new int[] {from, to, bytes});
                packets += (bytes + 63) / 64;
                byteHops += (long) bytes * topology.steps(from, to).size();
                send(simulation, network, from, to, bytes, timeline);
            }
            simulation.run();
        }

        List<String> sortedDeliveries() {
            return timeline.text().lines().sorted().toList();
        }
    }
}
