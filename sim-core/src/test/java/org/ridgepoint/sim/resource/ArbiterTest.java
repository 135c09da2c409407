package org.ridgepoint.sim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Index;

class ArbiterTest {
    private static final long SATURATED_CYCLES = 200_000;
    private final ClockDomain clock = new ClockDomain(1_000);

    @Test
    void fixedPriorityStarvesTheLastAndSaysSo() {
        List<PortUse> uses = saturated(new FixedPriorityArbiter(), 64, 64, 64);
        assertThat(uses.get(0).servedBytes()).isEqualTo(SATURATED_CYCLES * 16);
        assertThat(uses.get(0).starved(3)).isFalse();
        assertThat(uses.get(2).starved(3)).isTrue();
        assertThat(uses.get(2).waiting()).isTrue();
        assertThat(uses.get(2).inWords("bus"))
                .isEqualTo("bus port 2: 0 packets served; 50000 packets of other ports went past one that stood ready");
    }

    @Test
    void roundRobinLetsEachOtherPortPassOnce() {
        for (PortUse use : saturated(new RoundRobinArbiter(), 64, 16, 64, 32)) {
            assertThat(use.mostOvertaken()).isEqualTo(3);
            assertThat(use.starved(4)).isFalse();
        }
    }

    @Test
    void weightsHoldWithinOnePercentWhateverThePacketSizes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 8; trial++) {
            int[] weights = random.ints(4, 1, 9).toArray();
            int[] granules = random.ints(4, 8, 257).toArray();
            assertShares(saturated(new WeightedArbiter(weights), granules), weights);
        }
    }

    @Test
    void anIdlePortSavesNothingUp() {
        WeightedArbiter arbiter = new WeightedArbiter(1, 1);
        Packet packet = packet(0);
        Packet[] alone = {packet, null};
        for (int i = 0; i < 100; i++) {
            assertThat(arbiter.choose(alone, 0)).isZero();
            arbiter.served(alone, 0);
        }
        Packet[] both = {packet, packet(0)};
        int[] served = new int[2];
        int last = 0;
        for (int i = 0; i < 10; i++) {
            last = arbiter.choose(both, last);
            arbiter.served(both, last);
            served[last]++;
        }
        assertThat(served).containsExactly(5, 5);
    }

    @Test
    void guaranteesHoldAndTheFirstPortTakesTheRest() {
        List<PortUse> uses = saturated(new GuaranteedShareArbiter(0, 250, 100, 0), 64, 64, 128, 64);
        assertShares(uses, 650, 250, 100, 0);
        assertThat(uses.get(3).starved(4)).isTrue();
    }

    @Test
    void theGuaranteedPortTakesMoreWhenNobodyElseWants() {
        List<PortUse> uses = saturated(new GuaranteedShareArbiter(100), 64);
        assertThat(uses.get(0).servedBytes()).isEqualTo(SATURATED_CYCLES * 16);
    }

    @Test
    void theOldestPacketGoesFirstWhereverItCameFrom() {
        Packet[] ports = {packet(30), packet(20), null, packet(20)};
        OldestFirstArbiter arbiter = new OldestFirstArbiter();
        assertThat(arbiter.choose(ports, 0)).isEqualTo(1);
        assertThat(arbiter.choose(ports, 1)).isEqualTo(3);
        assertThat(arbiter.choose(ports, 3)).isEqualTo(1);
    }

    @Test
    void everyArbiterChoosesSomethingWheneverThereIsSomething() {
        SplittableRandom random = new SplittableRandom(9);
        for (Arbiter arbiter : List.of(
                new RoundRobinArbiter(),
                new FixedPriorityArbiter(),
                new OldestFirstArbiter(),
                new WeightedArbiter(1, 2, 3),
                new GuaranteedShareArbiter(100, 0, 300))) {
            int last = Index.NONE;
            for (int i = 0; i < 1_000; i++) {
                Packet[] ports = new Packet[3];
                for (int port = 0; port < 3; port++) {
                    ports[port] = random.nextBoolean() ? packet(i) : null;
                }
                int chosen = arbiter.choose(ports, last);
                boolean any = ports[0] != null || ports[1] != null || ports[2] != null;
                assertThat(chosen != Index.NONE).isEqualTo(any);
                if (any) {
                    assertThat(ports[chosen]).isNotNull();
                    arbiter.served(ports, chosen);
                    last = chosen;
                }
            }
        }
    }

    @Test
    void sharesThatCannotBeKeptAreRefused() {
        assertThatThrownBy(() -> new GuaranteedShareArbiter(600, 500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[600, 500]");
        assertThatThrownBy(() -> new WeightedArbiter(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeightedArbiter(1, 1).choose(new Packet[3], 0))
                .hasMessage("2 weights were given for 3 ports");
    }

    private static void assertShares(List<PortUse> uses, int... weights) {
        double bytes = uses.stream().mapToLong(PortUse::servedBytes).sum();
        double weight = java.util.stream.IntStream.of(weights).sum();
        for (PortUse use : uses) {
            double expected = weights[use.port()] / weight;
            assertThat(use.servedBytes() / bytes).isCloseTo(expected, within(0.01 * expected));
        }
    }

    /** Every port always has a packet of its size; how they stand after a long run. */
    private List<PortUse> saturated(Arbiter arbiter, int... granules) {
        Simulation simulation = new Simulation();
        Bus bus = new Bus(simulation, "bus", ResourceKind.BUS, clock, 16, 0, 0, arbiter);
        for (int i = 0; i < granules.length; i++) {
            DmaEngine engine = new DmaEngine(simulation, "dma." + i, i, granules[i], 2);
            Route route = new Route(List.of(bus.newPort(2)));
            long bytes = SATURATED_CYCLES * 16 / granules[i] * granules[i];
            engine.submit(new Transfer(i, 0, bytes, Access.READ, (a, b) -> route, new Unheard()));
        }
        List<PortUse> uses = new ArrayList<>();
        simulation.at(clock.ticks(SATURATED_CYCLES) - 1, Phase.OBSERVE, () -> uses.addAll(bus.uses()));
        simulation.run();
        return uses;
    }

    private static Packet packet(long issuedAtTick) {
        return new Packet(
                Request.contiguous(0, 0, 64, Access.READ, issuedAtTick), new Route(List.of(new NoPort())), p -> {});
    }

    /** A place in a route that no packet of these tests reaches. */
    private record NoPort() implements Port {
        @Override
        public boolean hasSpace() {
            return false;
        }

        @Override
        public boolean tryReserve(Packet packet) {
            return false;
        }

        @Override
        public void whenSpace(org.ridgepoint.sim.kernel.Action waiter) {}

        @Override
        public void arrive(Packet packet) {}

        @Override
        public ResourceKind kind() {
            return ResourceKind.BUS;
        }

        @Override
        public String name() {
            return "none";
        }
    }
}
