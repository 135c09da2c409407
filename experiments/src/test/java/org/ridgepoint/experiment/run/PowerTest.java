package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult;

/** Power is energy over time, of each part and of all. */
class PowerTest {
    private final RunResult result = Machines.run(Machines.chip("inferx-x1"), "gemm:64,512,512");

    @Test
    void wattsOverTheTimeOfTheRunAreItsJoules() {
        result.averageWattsByResource()
                .forEach((resource, watts) -> assertThat(watts * result.latencySeconds())
                        .as(resource)
                        .isCloseTo(result.energyJoules().get(resource), withPercentage(1e-9)));
        double sum = result.averageWattsByResource().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(result.averageWatts()).isCloseTo(sum, withPercentage(1e-9));
    }

    /** The chip's file states a watt of static power, which every run draws all the time. */
    @Test
    void staticPowerIsWhatTheChipStates() {
        assertThat(result.averageWattsByResource().get("static")).isCloseTo(1.0, withPercentage(1e-6));
    }

    @Test
    void energyTimesDelayIsOfOneInference() {
        assertThat(result.energyDelayJouleSeconds()).isEqualTo(result.joulesPerInference() * result.latencySeconds());
    }
}
