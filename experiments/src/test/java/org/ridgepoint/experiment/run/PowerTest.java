package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.sim.memory.dram.DramEnergy;

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

    /** What leaks goes by area; a file may state what was measured instead. */
    @Test
    void staticPowerIsWhatTheChipStatesOrItsAreaLeaks() {
        Chip chip = Machines.chip("inferx-x1");
        double mm2 = ChipArea.of(chip.spec(), chip.dramChannel().standard(), chip.technology())
                .map(area -> area.totalMm2() - area.mm2("dramPhy"))
                .orElseThrow();
        assertThat(result.averageWattsByResource().get("static")).isCloseTo(0.01 * mm2, withPercentage(1e-6));
        RunResult stated = Machines.run(Machines.chip("inferx-x1", "staticPower=2 W"), "gemm:64,512,512");
        assertThat(stated.averageWattsByResource().get("static")).isCloseTo(2, withPercentage(1e-6));
    }

    /** TPU v1's 28 W at rest were measured with its DRAM, whose standby is not paid for twice. */
    @Test
    void aMeasuredRestHoldsTheStandbyOfDram() {
        Chip chip = Machines.chip("tpu-v1");
        double standby = 2 * DramEnergy.standbyWatts(chip.dramChannel());
        assertThat(standby).isPositive();
        RunResult run = Machines.run(chip, "gemm:64,512,512");
        assertThat(run.averageWattsByResource().get("static")).isCloseTo(28 - standby, withPercentage(1e-6));
    }

    @Test
    void aClockThatNoNodeReachesIsWarnedOf() {
        RunResult run = Machines.run(Machines.chip("scale-32x32", "array.clock=100 GHz"), "gemm:64,64,64");
        assertThat(run.warnings()).anySatisfy(line -> assertThat(line).startsWith("array.clock 100 GHz is beyond"));
        assertThat(result.warnings()).noneSatisfy(line -> assertThat(line).contains("beyond"));
    }

    @Test
    void energyIsCountedUnderKnownResourcesInTheirOrder() {
        assertThat(result.energyJoules().keySet())
                .containsExactlyElementsOf(RunResult.ENERGY_RESOURCES.stream()
                        .filter(resource -> !resource.equals("fabric"))
                        .toList());
        assertThat(Machines.run(Machines.chip("zcu102-dpu"), "gemm:64,64,64")
                        .energyJoules()
                        .keySet())
                .containsExactlyElementsOf(RunResult.ENERGY_RESOURCES);
    }

    @Test
    void energyTimesDelayIsOfOneInference() {
        assertThat(result.energyDelayJouleSeconds()).isEqualTo(result.joulesPerInference() * result.latencySeconds());
    }
}
