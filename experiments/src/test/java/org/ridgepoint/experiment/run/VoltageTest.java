package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.SupplySpec;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Voltage;
import org.ridgepoint.workload.zoo.ModelZoo;

/** A clock asks for its voltage, a voltage makes its energy, and a cap on power finds the clock. */
class VoltageTest {
    private static final String WORK = "gemm:256,512,512";

    private final RunResult rated = run();

    private static ResolvedRun resolved(String... settings) {
        Preparation preparation =
                new Preparation(new Chips(Machines.HOME), new Workloads(ModelZoo.standard(), Machines.HOME));
        return preparation
                .prepare(new RunRequest(
                        "scale-32x32", WorkloadRequest.of(WORK, Optional.empty(), 1), List.of(settings), 1))
                .run();
    }

    private static RunResult run(String... settings) {
        ResolvedRun run = resolved(settings);
        return new MachineSimulator().run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }

    private static SupplySpec supply(String chip) {
        return Machines.chip(chip).technology().supply().orElseThrow();
    }

    /** Through two points of (V - 0.3)^2 / V. */
    @Test
    void betweenPointsTheClockFollowsTheAlphaPowerLaw() {
        SupplySpec law =
                new SupplySpec(Voltage.parse("0.8 V"), Voltage.parse("0.3 V"), List.of(point(0.5), point(1.0)));
        assertThat(law.share(0.7) * 0.25 / 0.8).isCloseTo(0.16 / 0.7, withPercentage(1e-4));
        assertThat(law.volts(law.share(0.65))).isCloseTo(0.65, withPercentage(1e-6));
        assertThat(law.volts(1e-3)).isEqualTo(0.5);
    }

    private static SupplySpec.SupplyPoint point(double volts) {
        double hertz = 1e9 * (volts - 0.3) * (volts - 0.3) / volts;
        return new SupplySpec.SupplyPoint(new Voltage(volts), new Frequency(Math.round(hertz)));
    }

    @Test
    void halfTheClockTakesLessForEachActionAndLeaksLess() {
        RunResult slow = run("array.clock=500 MHz");
        double volts = supply("scale-32x32").volts(0.5)
                / supply("scale-32x32").nominal().volts();
        assertThat(volts).isBetween(0.5, 0.9);
        for (String part : List.of("array", "localSram", "bus")) {
            assertThat(slow.energyJoules().get(part) / rated.energyJoules().get(part))
                    .as(part)
                    .isCloseTo(volts * volts, withPercentage(1e-6));
        }
        assertThat(slow.averageWattsByResource().get("static"))
                .isCloseTo(rated.averageWattsByResource().get("static") * volts, withPercentage(1e-6));
        RunResult stated =
                run("array.clock=500 MHz", "voltage=" + supply("scale-32x32").nominal());
        assertThat(stated.energyJoules().get("array"))
                .isEqualTo(rated.energyJoules().get("array"));
    }

    @Test
    void aClockBeyondTheHighestVoltageIsWarnedOf() {
        assertThat(run("array.clock=3 GHz").warnings())
                .anySatisfy(line -> assertThat(line).startsWith("array.clock 3 GHz is beyond what the chip reaches"));
        assertThat(run("voltage=0.6 V").warnings())
                .anySatisfy(line -> assertThat(line).startsWith("array.clock 1 GHz is beyond what the chip reaches"));
        assertThat(rated.warnings()).noneSatisfy(line -> assertThat(line).contains("beyond"));
    }

    @Test
    void aCapFindsTheHighestClockThatKeepsIt() {
        double cap = 0.6 * rated.averageWatts();
        RunResult kept = run("power.cap=" + cap + " W");
        assertThat(kept.averageWatts()).isBetween(0.95 * cap, cap);
        assertThat(kept.clockHz()).isLessThan(rated.clockHz());
        assertThat(kept.warnings()).anySatisfy(line -> assertThat(line).startsWith("power.cap"));
        assertThat(run("power.cap=1 kW").clockHz()).isEqualTo(rated.clockHz());
        assertThatThrownBy(() -> run("power.cap=1 mW"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("power.cap cannot be kept");
    }
}
