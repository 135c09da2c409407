package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Simulation simulation = new Simulation();
    private final List<String> log = new ArrayList<>();

    private Action note(String text) {
        return () -> log.add(text + "@" + simulation.now());
    }

    @Test
    void eventsHappenByTickThenPhaseThenOrderOfScheduling() {
        simulation.at(7, Phase.OBSERVE, note("observe"));
        simulation.at(7, Phase.ARBITRATE, note("arbitrate"));
        simulation.at(7, Phase.ARRIVE, note("arrive"));
        simulation.at(7, Phase.COMPLETE, note("complete"));
        simulation.at(7, Phase.ARRIVE, note("arriveSecond"));
        simulation.at(3, Phase.OBSERVE, note("early"));

        simulation.run();

        assertThat(log)
                .containsExactly("early@3", "complete@7", "arrive@7", "arriveSecond@7", "arbitrate@7", "observe@7");
    }

    @Test
    void anActionMayScheduleIntoItsOwnTick() {
        simulation.at(5, Phase.ARRIVE, () -> {
            simulation.after(0, Phase.ARBITRATE, note("choice"));
            simulation.after(0, Phase.COMPLETE, note("lateEnd"));
        });
        simulation.at(5, Phase.ARBITRATE, note("firstChoice"));

        simulation.run();

        assertThat(log).containsExactly("lateEnd@5", "firstChoice@5", "choice@5");
    }

    @Test
    void makespanIsTheTickOfTheLastEvent() {
        simulation.at(40, Phase.COMPLETE, () -> simulation.after(2, Phase.OBSERVE, note("last")));

        assertThat(simulation.run()).isEqualTo(42);
        assertThat(simulation.now()).isEqualTo(42);
    }

    @Test
    void anEmptyWorldEndsAtTickZero() {
        assertThat(simulation.run()).isZero();
    }

    @Test
    void aRunGoesOnWhereTheLastOneEnded() {
        simulation.at(10, Phase.COMPLETE, note("one"));
        simulation.run();
        simulation.after(5, Phase.COMPLETE, note("two"));

        assertThat(simulation.run()).isEqualTo(15);
        assertThat(log).containsExactly("one@10", "two@15");
        assertThatThrownBy(() -> simulation.at(14, Phase.COMPLETE, note("past")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastRepresentableTickIsReachedAndOneMoreIsAnError() {
        simulation.at(Long.MAX_VALUE, Phase.COMPLETE, note("end"));

        assertThat(simulation.run()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> simulation.after(1, Phase.COMPLETE, note("beyond")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void thePastIsRefusedAtTheCallThatAsksForIt() {
        simulation.at(9, Phase.COMPLETE, () -> simulation.at(8, Phase.OBSERVE, note("past")));

        assertThatThrownBy(simulation::run)
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("tick 8 fs is past, it is now 9 fs");
    }

    @Test
    void aMissingActionIsRefusedWhenItIsScheduled() {
        assertThatThrownBy(() -> simulation.at(1, Phase.COMPLETE, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void shuffledTiesKeepTicksAndPhasesAndReachEveryOrder() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            String order = shuffled(seed);
            assertThat(order).startsWith("early").endsWith("late");
            orders.add(order);
        }
        assertThat(orders).hasSize(6);
    }

    @Test
    void aShuffleIsDecidedByItsSeed() {
        assertThat(shuffled(4)).isEqualTo(shuffled(4));
    }

    private static String shuffled(long seed) {
        Simulation world = Simulation.withShuffledTies(seed);
        StringBuilder order = new StringBuilder();
        world.at(2, Phase.OBSERVE, () -> order.append("late"));
        for (String name : List.of("a", "b", "c")) {
            world.at(2, Phase.ARRIVE, () -> order.append(name));
        }
        world.at(2, Phase.COMPLETE, () -> order.append("early"));
        world.run();
        return order.toString();
    }

    @Test
    void anOnlookerIsCalledWhenAllOfATickHasHappened() {
        simulation.whenTickEnds(() -> log.add("end of " + simulation.now()));
        simulation.at(5, Phase.COMPLETE, () -> {
            log.add("first of 5");
            simulation.at(5, Phase.OBSERVE, note("last of 5"));
        });
        simulation.at(8, Phase.COMPLETE, note("only one of 8"));
        simulation.run();
        assertThat(log)
                .containsExactly("end of 0", "first of 5", "last of 5@5", "end of 5", "only one of 8@8", "end of 8");
    }

    @Test
    void aSecondOnlookerIsCalledAfterTheFirst() {
        simulation.whenTickEnds(note("first"));
        simulation.whenTickEnds(note("second"));
        simulation.at(5, Phase.COMPLETE, note("happens"));
        simulation.run();
        assertThat(log).containsExactly("first@0", "second@0", "happens@5", "first@5", "second@5");
    }

    @Test
    void anOnlookerThatFailsFailsTheRun() {
        simulation.whenTickEnds(() -> {
            throw new IllegalStateException("seen");
        });
        simulation.at(5, Phase.COMPLETE, note("happens"));
        assertThatThrownBy(simulation::run)
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("OBSERVE")
                .hasMessageContaining("seen");
    }
}
