package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> turns = new ArrayList<>();
    private int left;
    private final Turns work = new Turns(this::turn);

    private void turn() {
        turns.add("begins");
        if (left > 0) {
            left--;
            work.fire();
            work.fire();
        }
        turns.add("ends");
    }

    @Test
    void whoeverAsksFromInsideGetsOneMoreTurnWhenThisOneIsOver() {
        left = 2;
        work.fire();
        assertThat(turns).containsExactly("begins", "ends", "begins", "ends", "begins", "ends");
    }

    @Test
    void eachAskFromOutsideIsATurn() {
        work.fire();
        work.fire();
        assertThat(turns).containsExactly("begins", "ends", "begins", "ends");
    }
}
