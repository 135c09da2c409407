package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.price.FormatPrice;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelZoo;

/** Weights in a format of their own, and prices of formats that no table has. */
class MixedPrecisionTest {
    private static final String WORK = "gemm:64,1024,512";

    private static RunResult run(String precision, String... settings) {
        Preparation preparation =
                new Preparation(new Chips(Machines.HOME), new Workloads(ModelZoo.standard(), Machines.HOME));
        WorkloadRequest request =
                new WorkloadRequest(WORK, Optional.empty(), Optional.of(1), Optional.of(precision), GraphOptions.NONE);
        ResolvedRun run = preparation
                .prepare(new RunRequest("scale-32x32", request, List.of(settings), 1))
                .run();
        return new MachineSimulator().run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }

    /** 64 x 512 activations in and 64 x 1024 out, 512 x 1024 weights. */
    @Test
    void weightsOfHalfTheBitsMoveHalfTheBytesAndActivationsAsMany() {
        RunResult whole = run("int8");
        RunResult half = run("w4a8");
        assertThat(whole.dram().bytes() - half.dram().bytes()).isEqualTo(512 * 1024 / 2);
        assertThat(half.energyJoules().get("array"))
                .isEqualTo(whole.energyJoules().get("array"));
        assertThat(half.dram().compulsoryBytes()).isLessThan(whole.dram().compulsoryBytes());
        assertThat(run("int4/int8").dram().bytes()).isEqualTo(half.dram().bytes());
    }

    /** An array that multiplies 4 by 8 bits at twice the rate does so, for less. */
    @Test
    void anArrayWithAWayOfItsOwnForTheTwoTakesIt() {
        RunResult widened = run("w4a8");
        RunResult twice = run("w4a8", "array.macsPerCycle={int8: 1, w4a8: 2}");
        assertThat(twice.peakTops()).isCloseTo(2 * widened.peakTops(), withPercentage(1e-9));
        assertThat(twice.energyJoules().get("array"))
                .isLessThan(widened.energyJoules().get("array"));
    }

    @Test
    void aFormatWithoutAPriceLiesOnTheLineOfItsKind() {
        TechnologySpec node = Machines.chip("nvdla-large").technology();
        double int8 = price(node, "int8");
        double slope = (price(node, "int16") - int8) / (256 - 64);
        assertThat(price(node, "int4")).isCloseTo(int8 - 48 * slope, withPercentage(1e-9));
        assertThat(price(node, "w4a8")).isCloseTo(int8 - 32 * slope, withPercentage(1e-9));
        assertThat(price(node, "fp8e5m2")).isLessThan(price(node, "fp8e4m3")).isPositive();
        assertThat(price(node, "fp8e4m3")).isLessThan(price(node, "bf16"));
    }

    private static double price(TechnologySpec node, String format) {
        return FormatPrice.picojoules(node, Precision.of(format)).orElseThrow();
    }

    @Test
    void whatTheArrayCannotWidenIsRefused() {
        assertThatThrownBy(() -> run("w4a32"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("scale-32x32 does not compute in w4a32; expected");
        assertThatThrownBy(() -> run("w4a99")).isInstanceOf(UserError.class).hasMessageContaining("unknown precision");
    }
}
