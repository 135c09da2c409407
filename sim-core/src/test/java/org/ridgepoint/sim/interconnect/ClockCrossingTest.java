package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Timeline;
import org.ridgepoint.sim.resource.Transfer;

class ClockCrossingTest {
    private final ClockDomain slow = new ClockDomain(1_000);
    private final ClockDomain fast = new ClockDomain(300);

    /** Last word written at 4000, seen at the reader's edge 4200, two cycles of synchroniser, one to read it. */
    @Test
    void aFastReaderWaitsForTheLastWord() {
        assertThat(first(slow, fast)).isEqualTo(new Grant(0, 0, 4_000, 4_200 + 3 * 300, 4_000));
    }

    /** First word written at 300, seen at 1000, readable at 3000, then four words. */
    @Test
    void aSlowReaderTakesAWordACycle() {
        assertThat(first(fast, slow)).isEqualTo(new Grant(0, 0, 4_000, 7_000, 4_000));
    }

    @Test
    void theSlowerSideSetsThePace() {
        for (boolean fastWriter : new boolean[] {true, false}) {
            List<Packet> packets = cross(fastWriter ? fast : slow, fastWriter ? slow : fast, 6_400);
            long span = packets.get(99).grant(0).doneTick()
                    - packets.get(0).grant(0).doneTick();
            assertThat(span).isBetween(slow.ticks(4 * 99), slow.ticks(4 * 99) + 99 * 300);
        }
    }

    private Grant first(ClockDomain writer, ClockDomain reader) {
        return cross(writer, reader, 64).get(0).grant(0);
    }

    private List<Packet> cross(ClockDomain writer, ClockDomain reader, long bytes) {
        Simulation simulation = new Simulation();
        ClockCrossing crossing =
                new ClockCrossing(simulation, "cdc", ResourceKind.LINK, writer, reader, 16, 2, new RoundRobinArbiter());
        Route route = new Route(List.of(crossing.newPort(4)));
        Timeline timeline = new Timeline(writer);
        new DmaEngine(simulation, "dma", 0, 64, 4)
                .submit(new Transfer(0, 0, bytes, Access.READ, (a, b) -> route, timeline));
        simulation.run();
        return timeline.delivered();
    }
}
