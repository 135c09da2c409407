package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A simulation ends where its thread is interrupted, within some thousand events, and else never by itself. */
class InterruptionTest {
    private static final int SOON = 10_000;

    private final Simulation simulation = new Simulation();
    private int events;

    private void next(int interruptAt) {
        events++;
        if (events == interruptAt) {
            Thread.currentThread().interrupt();
        }
        if (events < 100_000) {
            simulation.after(1, Phase.COMPLETE, () -> next(interruptAt));
        }
    }

    @Test
    void theRunEndsSoonAfter() {
        simulation.at(0, Phase.COMPLETE, () -> next(20_000));
        try {
            assertThatThrownBy(simulation::run).isInstanceOf(CancellationException.class);
            assertThat(events).isBetween(20_000, 20_000 + SOON);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whoIsLeftAloneRunsToTheEnd() {
        simulation.at(0, Phase.COMPLETE, () -> next(-1));

        assertThat(simulation.run()).isEqualTo(99_999);
    }
}
