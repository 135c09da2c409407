package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Timeline;
import org.ridgepoint.sim.resource.Transfer;

class CrossbarTest {
    private final ClockDomain clock = new ClockDomain(1_000);

    @Test
    void disjointPairsMoveAtOnceAndRivalsTakeTurns() {
        Simulation simulation = new Simulation();
        Crossbar crossbar = crossbar(simulation, 3, 2);
        Timeline timeline = new Timeline(clock);
        send(simulation, 0, crossbar.newPort(0, 0, 2), timeline);
        send(simulation, 1, crossbar.newPort(1, 1, 2), timeline);
        send(simulation, 2, crossbar.newPort(2, 1, 2), timeline);
        simulation.run();
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @0 +64 | xbar.0 arrives 0 starts 0 frees 4 done 5
                        from 1 @0 +64 | xbar.1 arrives 0 starts 0 frees 4 done 5
                        from 2 @0 +64 | xbar.1 arrives 0 starts 4 frees 8 done 9
                        from 0 @64 +64 | xbar.0 arrives 0 starts 4 frees 8 done 9
                        transfer 0 complete
                        from 1 @64 +64 | xbar.1 arrives 0 starts 8 frees 12 done 13
                        transfer 1 complete
                        from 2 @64 +64 | xbar.1 arrives 0 starts 12 frees 16 done 17
                        transfer 2 complete
                        """);
    }

    @Test
    void anInputSendsToOneOutputAtATime() {
        Simulation simulation = new Simulation();
        Crossbar crossbar = crossbar(simulation, 1, 2);
        Timeline timeline = new Timeline(clock);
        send(simulation, 0, crossbar.newPort(0, 0, 2), timeline);
        send(simulation, 1, crossbar.newPort(0, 1, 2), timeline);
        simulation.run();
        assertThat(simulation.now()).isEqualTo(clock.ticks(4 * 4 + 1));
        assertThat(crossbar.busyTicks(0)).isEqualTo(crossbar.busyTicks(1)).isEqualTo(8_000);
    }

    @Test
    void outputsThatHaveNothingTakeNoTurn() {
        assertThat(oneInputToTwoOutputs(2)).isEqualTo(oneInputToTwoOutputs(5));
    }

    private String oneInputToTwoOutputs(int outputs) {
        Simulation simulation = new Simulation();
        Crossbar crossbar = crossbar(simulation, 1, outputs);
        Timeline timeline = new Timeline(clock);
        send(simulation, 0, crossbar.newPort(0, 0, 2), timeline);
        send(simulation, 1, crossbar.newPort(0, 1, 2), timeline);
        simulation.run();
        return timeline.text();
    }

    @Test
    void uniformTrafficKeepsOutputsBusyAndLosesNothing() {
        List<String> inOrder = gridlock(new Simulation());
        for (int seed = 0; seed < 5; seed++) {
            assertThat(gridlock(Simulation.withShuffledTies(seed))).isEqualTo(inOrder);
        }
    }

    /** Four inputs, each with transfers to every output; returns the deliveries, sorted. */
    private List<String> gridlock(Simulation simulation) {
        Crossbar crossbar = crossbar(simulation, 4, 4);
        SplittableRandom random = new SplittableRandom(2);
        Timeline timeline = new Timeline(clock);
        long bytes = 0;
        for (int input = 0; input < 4; input++) {
            List<Route> routes = new ArrayList<>();
            for (int output = 0; output < 4; output++) {
                routes.add(new Route(List.of(crossbar.newPort(input, output, 2))));
            }
            DmaEngine engine = new DmaEngine(simulation, "dma", input, 64, 8);
            for (int i = 0; i < 100; i++) {
                int output = random.nextInt(4);
                long size = random.nextLong(1, 300);
                bytes += size;
                engine.submit(new Transfer(i, 0, size, Access.READ, (a, b) -> routes.get(output), timeline));
            }
        }
        simulation.run();
        assertThat(crossbar.servedBytes()).isEqualTo(bytes);
        return timeline.text().lines().sorted().toList();
    }

    private Crossbar crossbar(Simulation simulation, int inputs, int outputs) {
        return new Crossbar(
                simulation,
                "xbar",
                ResourceKind.BUS,
                clock,
                new Crossbar.Spec(inputs, outputs, 16, 0, 1),
                RoundRobinArbiter::new);
    }

    private static void send(Simulation simulation, int source, Port port, Timeline timeline) {
        Route route = new Route(List.of(port));
        new DmaEngine(simulation, "dma." + source, source, 64, 2)
                .submit(new Transfer(source, 0, 128, Access.READ, (a, b) -> route, timeline));
    }
}
