package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Timeline;

class BusTest {
    private final ClockDomain clock = new ClockDomain(1_000);
    private final Simulation simulation = new Simulation();

    @Test
    void aPartOfTheWidthTakesAWholeCycle() {
        assertThat(grantOf(16, 0)).isEqualTo(new Grant(0, 0, 1_000 + 2_000, 7_000, 1_000));
        assertThat(grantOf(17, 0)).isEqualTo(new Grant(0, 0, 2_000 + 2_000, 8_000, 2_000));
    }

    @Test
    void serviceBeginsAtTheNextClockEdge() {
        assertThat(grantOf(16, 1).startTick()).isEqualTo(1_000);
        assertThat(grantOf(16, 1_000).startTick()).isEqualTo(1_000);
        assertThat(grantOf(16, 1_001).startTick()).isEqualTo(2_000);
    }

    @Test
    void aFullNextHopIsNotedAsBackPressure() {
        Bus wide = bus("wide", 64, 0, 0);
        Bus narrow = bus("narrow", 4, 0, 0);
        Port entry = wide.newPort(8);
        Route route = new Route(List.of(entry, narrow.newPort(1)));
        Timeline timeline = new Timeline(clock);
        for (int i = 0; i < 3; i++) {
            send(route, i, 64, timeline);
        }
        simulation.run();
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @0 +64 | wide arrives 0 starts 0 frees 1 done 1 | narrow arrives 1 starts 1 frees 17 done 17
                        from 1 @0 +64 | wide arrives 0 starts 17 frees 18 done 18 | narrow arrives 18 starts 18 frees 34 done 34
                        from 2 @0 +64 | wide arrives 0 starts 34 frees 35 done 35 | narrow arrives 35 starts 35 frees 51 done 51
                        """);
        assertThat(timeline.delivered())
                .extracting(packet -> packet.grant(0).blockedTicks())
                .containsExactly(0L, 16_000L, 32_000L);
    }

    @Test
    void aBusWithoutWidthIsRefused() {
        assertThatThrownBy(() -> bus("axi", 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("axi: bytes per cycle must be positive, was 0");
    }

    private Grant grantOf(int bytes, long tick) {
        Simulation alone = new Simulation();
        Bus bus = new Bus(alone, "bus", ResourceKind.BUS, clock, 16, 2, 4, new RoundRobinArbiter());
        Route route = new Route(List.of(bus.newPort(1)));
        Packet packet = new Packet(Request.contiguous(0, 0, bytes, Access.READ, tick), route, p -> {});
        alone.at(tick, Phase.ARRIVE, () -> {
            route.hop(0).tryReserve(packet);
            route.hop(0).arrive(packet);
        });
        alone.run();
        return packet.grant(0);
    }

    private void send(Route route, int source, int bytes, Timeline timeline) {
        Packet packet =
                new Packet(Request.contiguous(source, 0, bytes, Access.READ, 0), route, timeline::packetDelivered);
        simulation.at(0, Phase.ARRIVE, () -> {
            assertThat(route.hop(0).tryReserve(packet)).isTrue();
            route.hop(0).arrive(packet);
        });
    }

    private Bus bus(String name, int bytesPerCycle, int overhead, int latency) {
        return new Bus(
                simulation, name, ResourceKind.BUS, clock, bytesPerCycle, overhead, latency, new RoundRobinArbiter());
    }
}
