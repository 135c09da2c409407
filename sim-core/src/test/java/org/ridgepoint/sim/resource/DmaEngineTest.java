package org.ridgepoint.sim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;

class DmaEngineTest {
    private final ClockDomain clock = new ClockDomain(1_000);
    private final Simulation simulation = new Simulation();
    private final Timeline timeline = new Timeline(clock);

    @Test
    void twoEnginesTakeTurnsOnOneBus() {
        Bus bus = bus("bus", 16, 1, 2);
        DmaEngine first = new DmaEngine(simulation, "dma.0", 0, 64, 2);
        DmaEngine second = new DmaEngine(simulation, "dma.1", 1, 64, 2);
        first.submit(transfer(7, 0, 160, bus.newPort(2)));
        second.submit(transfer(8, 4096, 128, bus.newPort(2)));
        simulation.run();
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @0 +64 | bus arrives 0 starts 0 frees 5 done 7
                        from 1 @4096 +64 | bus arrives 0 starts 5 frees 10 done 12
                        from 0 @64 +64 | bus arrives 0 starts 10 frees 15 done 17
                        from 1 @4160 +64 | bus arrives 0 starts 15 frees 20 done 22
                        transfer 8 complete
                        from 0 @128 +32 | bus arrives 7 starts 20 frees 23 done 25
                        transfer 7 complete
                        """);
        assertThat(bus.servedBytes()).isEqualTo(288);
        assertThat(bus.busyTicks()).isEqualTo(23_000);
    }

    @Test
    void aWindowOfOneWaitsForEachDelivery() {
        Bus bus = bus("bus", 64, 0, 9);
        DmaEngine engine = new DmaEngine(simulation, "dma", 0, 64, 1);
        engine.submit(transfer(1, 0, 192, bus.newPort(4)));
        simulation.run();
        assertThat(simulation.now()).isEqualTo(3 * 10_000);
    }

    @Test
    void aWindowAsLongAsTheLatencyHidesIt() {
        Bus bus = bus("bus", 64, 0, 9);
        DmaEngine engine = new DmaEngine(simulation, "dma", 0, 64, 10);
        engine.submit(transfer(1, 0, 64 * 100, bus.newPort(4)));
        simulation.run();
        assertThat(simulation.now()).isEqualTo(clock.ticks(100 + 9));
    }

    @Test
    void packetsEndAtRunsAndAtRouteBoundaries() {
        Bus even = bus("even", 64, 0, 0);
        Bus odd = bus("odd", 64, 0, 0);
        DmaEngine engine = new DmaEngine(simulation, "dma", 0, 64, 1);
        Router interleaved = interleaved(128, new Route(List.of(even.newPort(8))), new Route(List.of(odd.newPort(8))));
        engine.submit(new Transfer(1, 96, 150, 100, 200, Access.READ, interleaved, timeline));
        simulation.run();
        assertThat(timeline.delivered())
                .extracting(packet -> packet.route().hop(0).name() + " @"
                        + packet.request().address() + " +" + packet.request().bytes())
                .containsExactly("even @96 +32", "odd @128 +64", "odd @192 +4", "even @296 +50");
    }

    @Test
    void aPacketWithoutAPlaceHoldsUpThoseBehindIt() {
        Bus slow = bus("slow", 1, 0, 100);
        Bus fast = bus("fast", 64, 0, 0);
        DmaEngine engine = new DmaEngine(simulation, "dma", 0, 8, 9);
        engine.submit(transfer(1, 0, 24, slow.newPort(1)));
        engine.submit(transfer(2, 64, 8, fast.newPort(1)));
        simulation.run();
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @64 +8 | fast arrives 16 starts 16 frees 17 done 17
                        transfer 2 complete
                        from 0 @0 +8 | slow arrives 0 starts 0 frees 8 done 108
                        from 0 @8 +8 | slow arrives 8 starts 8 frees 16 done 116
                        from 0 @16 +8 | slow arrives 16 starts 16 frees 24 done 124
                        transfer 1 complete
                        """);
    }

    @Test
    void aTransferWithOverlappingRunsIsRefused() {
        Router router =
                (address, bytes) -> new Route(List.of(bus("bus", 1, 0, 0).newPort(1)));
        assertThatThrownBy(() -> new Transfer(1, 0, 8, 4, 3, Access.READ, router, timeline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a run of 4 bytes every 3");
    }

    private Bus bus(String name, int bytesPerCycle, int overhead, int latency) {
        return new Bus(
                simulation, name, ResourceKind.BUS, clock, bytesPerCycle, overhead, latency, new RoundRobinArbiter());
    }

    private Transfer transfer(long id, long address, long bytes, Port port) {
        Route route = new Route(List.of(port));
        return new Transfer(id, address, bytes, Access.READ, (a, b) -> route, timeline);
    }

    private static Router interleaved(long boundary, Route even, Route odd) {
        return new Router() {
            @Override
            public Route routeFor(long address, long bytes) {
                return address / boundary % 2 == 0 ? even : odd;
            }

            @Override
            public long bytesToBoundary(long address) {
                return boundary - address % boundary;
            }
        };
    }
}
