package org.ridgepoint.sim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.Sram;
import org.ridgepoint.sim.memory.SramOrganisation;
import org.ridgepoint.sim.memory.SramPorts;

/** Random traffic over a small chip: two memories, one bus between them, flows in both directions. */
class TrafficTest {
    private final ClockDomain clock = new ClockDomain(1_000);

    @Test
    void whatEntersEachHopLeavesIt() {
        for (int seed = 0; seed < 200; seed++) {
            Chip chip = new Chip(new Simulation(), new SplittableRandom(seed));
            chip.submitRandomTransfers();
            chip.simulation.run();
            assertThat(chip.completed).as("seed %d", seed).isEqualTo(chip.submitted);
            assertThat(chip.deliveredBytes).isEqualTo(chip.submittedBytes);
            assertThat(chip.bus.servedBytes()).isEqualTo(chip.submittedBytes);
        }
    }

    /** Loads and stores cross on one bus, every queue has one place: whatever can block does. */
    @Test
    void oppositeFlowsThroughQueuesOfOnePlaceDoNotLock() {
        for (int window = 1; window <= 8; window *= 2) {
            Chip chip = new Chip(new Simulation(), 1, window);
            for (int i = 0; i < 200; i++) {
                chip.submit(i % 2, 640, i * 64L);
            }
            chip.simulation.run();
            assertThat(chip.completed).isEqualTo(200);
        }
    }

    @Test
    void nothingDependsOnTheOrderOfSamePhaseEvents() {
        for (int seed = 0; seed < 20; seed++) {
            List<String> inOrder = gatheredBy(new Simulation(), seed);
            for (int shuffle = 0; shuffle < 10; shuffle++) {
                assertThat(gatheredBy(Simulation.withShuffledTies(shuffle), seed))
                        .isEqualTo(inOrder);
            }
        }
    }

    private List<String> gatheredBy(Simulation simulation, int seed) {
        Chip chip = new Chip(simulation, new SplittableRandom(seed));
        chip.submitRandomTransfers();
        simulation.run();
        chip.log.sort(null);
        return chip.log;
    }

    @Test
    void roundRobinServesEqualSharesAndStarvesNobody() {
        Simulation simulation = new Simulation();
        Bus bus = new Bus(simulation, "bus", ResourceKind.BUS, clock, 16, 0, 0, new RoundRobinArbiter());
        List<DmaEngine> engines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            DmaEngine engine = new DmaEngine(simulation, "dma." + i, i, 64, 1 + i);
            Route route = new Route(List.of(bus.newPort(1 + i)));
            engine.submit(new Transfer(i, 0, 1 << 20, Access.READ, (a, b) -> route, new Unheard()));
            engines.add(engine);
        }
        long[] shares = new long[5];
        simulation.at(clock.ticks(10_000), Phase.OBSERVE, () -> {
            for (int i = 0; i < 5; i++) {
                shares[i] = engines.get(i).deliveredBytes() / 64;
            }
        });
        simulation.run();
        for (int i = 0; i < 5; i++) {
            assertThat(shares[i]).isBetween(499L, 501L);
        }
    }

    /** Two memories and the bus between them, with one engine for each direction. */
    private final class Chip {
        final Simulation simulation;
        final SplittableRandom random;
        final Sram bulk;
        final Sram local;
        final Bus bus;
        final List<DmaEngine> engines = new ArrayList<>();
        final List<Route> routes = new ArrayList<>();
        final List<String> log = new ArrayList<>();
        long submitted;
        long submittedBytes;
        long completed;
        long deliveredBytes;

        Chip(Simulation simulation, SplittableRandom random) {
            this(simulation, random, random.nextInt(1, 5), random.nextInt(1, 9));
        }

        Chip(Simulation simulation, int depth, int window) {
            this(simulation, new SplittableRandom(1), depth, window);
        }

        private Chip(Simulation simulation, SplittableRandom random, int depth, int window) {
            this.simulation = simulation;
            this.random = random;
            SramPorts ports = SramPorts.of(random.nextBoolean() ? "1rw" : "1r1w");
            bulk = sram("bulk", ResourceKind.BULK_SRAM, new SramOrganisation(1 << 20, 8, 8, ports, 32, 1, 3));
            local = sram("local", ResourceKind.LOCAL_SRAM, new SramOrganisation(1 << 16, 4, 8, ports, 16, 1, 1));
            bus = new Bus(simulation, "bus", ResourceKind.BUS, clock, 16, 1, 2, new RoundRobinArbiter());
            addFlow(bulk, local, depth, window);
            addFlow(local, bulk, depth, window);
        }

        private Sram sram(String name, ResourceKind kind, SramOrganisation spec) {
            return new Sram(simulation, name, kind, clock, spec);
        }

        private void addFlow(Sram from, Sram to, int depth, int window) {
            routes.add(new Route(
                    List.of(from.newPort(Access.READ, depth), bus.newPort(depth), to.newPort(Access.WRITE, depth))));
            engines.add(new DmaEngine(simulation, "dma." + engines.size(), engines.size(), 64, window));
        }

        void submitRandomTransfers() {
            for (int i = 0; i < 50; i++) {
                long tick = random.nextLong(200_000);
                int engine = random.nextInt(2);
                long bytes = random.nextLong(1, 1_000);
                long address = random.nextLong(1 << 16);
                simulation.at(tick, Phase.ARRIVE, () -> submit(engine, bytes, address));
            }
        }

        void submit(int engine, long bytes, long address) {
            submitted++;
            submittedBytes += bytes;
            Route route = routes.get(engine);
            engines.get(engine)
                    .submit(new Transfer(submitted, address, bytes, Access.READ, (a, b) -> route, listener()));
        }

        private TransferListener listener() {
            return new TransferListener() {
                @Override
                public void packetDelivered(Packet packet) {
                    deliveredBytes += packet.request().bytes();
                    log.add(packet.request() + " " + packet.grant(0) + packet.grant(1) + packet.grant(2));
                }

                @Override
                public void completed(Transfer transfer) {
                    completed++;
                }
            };
        }
    }
}
