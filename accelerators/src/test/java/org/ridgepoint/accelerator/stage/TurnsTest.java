package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

class TurnsTest {
    private final Simulation simulation = new Simulation();
    private final List<String> turns = new ArrayList<>();
    private final Turns work = new Turns(simulation, this::turn);
    private int left;

    private void turn() {
        turns.add(simulation.now() + " begins");
        if (left > 0) {
            left--;
            work.fire();
            work.fire();
        }
        turns.add(simulation.now() + " ends");
    }

    @Test
    void whoeverAsksFromInsideGetsOneMoreTurnWhenThisOneIsOver() {
        left = 2;
        work.fire();
        simulation.run();
        assertThat(turns).containsExactly("0 begins", "0 ends", "0 begins", "0 ends", "0 begins", "0 ends");
    }

    @Test
    void whatIsAskedForInOneTickIsOneTurnAndAnotherInTheNext() {
        work.fire();
        work.fire();
        simulation.at(7, Phase.COMPLETE, work);
        simulation.at(7, Phase.COMPLETE, work);
        simulation.run();
        assertThat(turns).containsExactly("0 begins", "0 ends", "7 begins", "7 ends");
    }

    @Test
    void afterATurnTheSameTickMayAskAgain() {
        simulation.at(3, Phase.COMPLETE, work);
        simulation.at(3, Phase.ARBITRATE, work);
        simulation.run();
        assertThat(turns).containsExactly("3 begins", "3 ends", "3 begins", "3 ends");
    }

    /** Whoever gives back first: the turn sees what all have given back, and comes before any choice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTurnComesWhenAllThatEndsInTheTickHasEnded(long seed) {
        Simulation shuffled = Simulation.withShuffledTies(seed);
        List<String> order = new ArrayList<>();
        Turns turn = new Turns(shuffled, () -> order.add("turn"));
        for (int giver = 0; giver < 3; giver++) {
            shuffled.at(5, Phase.COMPLETE, () -> {
                order.add("given back");
                turn.fire();
            });
        }
        shuffled.at(5, Phase.ARBITRATE, () -> order.add("choice"));
        shuffled.run();
        assertThat(order).containsExactly("given back", "given back", "given back", "turn", "choice");
    }
}
