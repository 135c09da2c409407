package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.price.Scratchpads;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.UserError;

/** What memories beside multipliers take, and what zeros save where they stop a lane. */
class LaneEnergyTest {
    private static final String WORK = "gemm:64,64,128";
    private static final String PADS = "array.scratchpads={weights: 448 B, inputs: 24 B, sums: 48 B}";

    private static RunResult run(String... settings) {
        return Machines.run(Machines.chip("scale-32x32", settings), WORK);
    }

    private static double array(RunResult result) {
        return result.energyJoules().get("array");
    }

    @Test
    void scratchpadsAreReadForEachMultiplication() {
        RunResult plain = run();
        RunResult with = run(PADS);
        Chip chip = Machines.chip("scale-32x32", PADS);
        Scratchpads lane = Scratchpads.of(chip.spec().array(), chip.technology(), chip.precision());
        assertThat(lane.otherPj()).isGreaterThan(lane.inputPj());
        assertThat(array(with) - array(plain))
                .isCloseTo(plain.executedMacs() * (lane.inputPj() + lane.otherPj()) * 1e-12, withPercentage(1e-6));
        assertThat(with.energyJoules().get("static"))
                .isGreaterThan(plain.energyJoules().get("static"));
        assertThat(with.cycles()).isEqualTo(plain.cycles());
    }

    /** Half the activations and four fifths of the weights: two fifths of the multiplications. */
    @Test
    void aGatedZeroCostsNothingButTheLook() {
        String gating = "array.zeroGating={weights: 0.8, activations: 0.5}";
        assertThat(array(run(gating))).isCloseTo(0.4 * array(run()), withPercentage(1e-6));
        Chip chip = Machines.chip("scale-32x32", PADS);
        double look = Scratchpads.of(chip.spec().array(), chip.technology(), chip.precision())
                        .inputPj()
                * 1e-12
                * run().executedMacs();
        assertThat(array(run(PADS, gating)) - look).isCloseTo(0.4 * (array(run(PADS)) - look), withPercentage(1e-6));
        assertThat(array(run("array.zeroGating={}"))).isEqualTo(array(run()));
    }

    @Test
    void aDensityIsAShare() {
        assertThatThrownBy(() -> run("array.zeroGating.activations=1.5"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("must be from 0 to 1");
    }
}
