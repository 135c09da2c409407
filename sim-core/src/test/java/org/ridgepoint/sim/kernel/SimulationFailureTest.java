package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SimulationFailureTest {
    private record Component(String name, RuntimeException failure) implements Action {
        @Override
        public void fire() {
            throw failure;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Simulation simulation = new Simulation();
    private final IllegalArgumentException cause = new IllegalArgumentException("bank 9 of 8");

    private SimulationFailure failureOfRun() {
        return catchThrowableOfType(SimulationFailure.class, simulation::run);
    }

    @Test
    void theFirstFailureNamesTimePhaseComponentAndCause() {
        simulation.at(31, Phase.ARBITRATE, new Component("dram.0", cause));

        SimulationFailure failure = failureOfRun();

        assertThat(failure).hasCause(cause).hasMessageContaining("dram.0 failed at tick 31 fs, phase ARBITRATE");
        assertThat(failure.getMessage()).contains("bank 9 of 8");
        assertThat(failure.tick()).isEqualTo(31);
        assertThat(failure.component()).isEqualTo("dram.0");
    }

    @Test
    void aLambdaIsNamedAfterTheClassThatWroteIt() {
        simulation.at(1, Phase.COMPLETE, () -> {
            throw cause;
        });

        assertThat(failureOfRun().component()).isEqualTo(SimulationFailureTest.class.getName());
    }

    @Test
    void anObjectWithoutATextOfItsOwnIsNamedAfterItsClass() {
        final class Mute implements Action {
            @Override
            public void fire() {
                throw cause;
            }
        }
        simulation.at(1, Phase.COMPLETE, new Mute());

        assertThat(failureOfRun().component()).isEqualTo(Mute.class.getName());
    }

    @Test
    void nothingHappensAfterAFailure() {
        List<String> log = new ArrayList<>();
        simulation.at(1, Phase.COMPLETE, () -> log.add("before"));
        simulation.at(2, Phase.COMPLETE, new Component("bus", cause));
        simulation.at(2, Phase.COMPLETE, () -> log.add("tie"));
        simulation.at(3, Phase.COMPLETE, () -> log.add("after"));

        failureOfRun();

        assertThat(log).containsExactly("before");
        assertThat(simulation.dsol().getEventList().isEmpty()).isTrue();
    }

    @Test
    void aFailedWorldDoesNotRunAgain() {
        simulation.at(2, Phase.COMPLETE, new Component("bus", cause));
        failureOfRun();

        assertThatThrownBy(simulation::run)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has failed before");
    }

    @Test
    void anErrorStopsTheRunAsAnExceptionDoes() {
        simulation.at(4, Phase.OBSERVE, () -> {
            throw new AssertionError("occupancy");
        });

        assertThat(failureOfRun()).hasCauseInstanceOf(AssertionError.class).hasMessageContaining("tick 4 fs");
    }

    @Test
    void anErrorOfTheVirtualMachineStaysItselfAndSaysWhere() {
        simulation.at(4, Phase.OBSERVE, () -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(simulation::run)
                .isInstanceOf(StackOverflowError.class)
                .satisfies(error -> assertThat(error.getSuppressed()[0]).hasMessageContaining("tick 4 fs"));
    }

    @Test
    void aRunWithinARunIsRefused() {
        simulation.at(1, Phase.COMPLETE, simulation::run);

        assertThat(failureOfRun()).hasMessageContaining("is running already");
    }
}
