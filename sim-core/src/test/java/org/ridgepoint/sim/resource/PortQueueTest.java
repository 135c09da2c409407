package org.ridgepoint.sim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

class PortQueueTest {
    private final Simulation simulation = new Simulation();
    private final PortQueue queue = new PortQueue(simulation, "bus", ResourceKind.BUS, 2, () -> {}, new WorkByOwner(1));
    private final Packet packet =
            new Packet(Request.contiguous(0, 0, 64, Access.READ, 0), new Route(List.of(queue)), delivered -> {});
    private final List<String> log = new ArrayList<>();

    private void fillAndLeaveAt(long... ticks) {
        for (long tick : ticks) {
            assertThat(queue.tryReserve(packet)).isTrue();
            queue.freeAt(tick);
        }
    }

    private void ask(long tick, Phase phase) {
        simulation.at(tick, phase, () -> log.add(tick + " " + phase + " " + queue.hasSpace()));
    }

    @Test
    void aPlaceIsTakenAtTheTickBeforeItsPacketHasPassedAndFreeAtThatTick() {
        fillAndLeaveAt(10, 20);
        ask(9, Phase.OBSERVE);
        ask(10, Phase.COMPLETE);

        simulation.run();

        assertThat(log).containsExactly("9 OBSERVE false", "10 COMPLETE true");
    }

    @Test
    void onePlaceFreedIsOnePlace() {
        fillAndLeaveAt(10, 20);
        simulation.at(15, Phase.ARRIVE, () -> {
            assertThat(queue.tryReserve(packet)).isTrue();
            assertThat(queue.tryReserve(packet)).isFalse();
        });

        simulation.run();
    }

    @Test
    void whoeverWaitsIsWokenOnceAtTheFirstTickThatHasAPlace() {
        fillAndLeaveAt(10, 20);
        Action waiter = () -> log.add("woken at " + simulation.now());
        queue.whenSpace(waiter);
        queue.whenSpace(waiter);

        simulation.run();

        assertThat(log).containsExactly("woken at 10");
    }

    @Test
    void whoeverWaitsBeforeAnyPacketIsServedIsWokenAllTheSame() {
        queue.tryReserve(packet);
        queue.tryReserve(packet);
        queue.whenSpace(() -> log.add("woken at " + simulation.now()));
        simulation.at(5, Phase.ARBITRATE, () -> queue.freeAt(12));

        simulation.run();

        assertThat(log).containsExactly("woken at 12");
    }

    @Test
    void aWaiterThatStaysHungryAsksAgain() {
        fillAndLeaveAt(10, 20);
        class Hungry implements Action {
            @Override
            public void fire() {
                log.add("woken at " + simulation.now());
                while (queue.tryReserve(packet)) {
                    log.add("took one");
                }
                queue.whenSpace(this);
            }
        }
        queue.whenSpace(new Hungry());

        simulation.run();

        assertThat(log).containsExactly("woken at 10", "took one", "woken at 20", "took one");
    }

    @Test
    void aPlaceThatNobodyWantsNeedsNoEvent() {
        fillAndLeaveAt(10);

        assertThat(simulation.run()).isZero();
    }

    @Test
    void aTailThatOutlastsItsHeadEndsTheRun() {
        queue.tryReserve(packet);
        queue.freeByEventAt(30);

        assertThat(simulation.run()).isEqualTo(30);
    }
}
