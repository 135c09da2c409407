package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult;

/** DSP blocks that would do many operations a second, and the wires that bring them what to do them on. */
class FpgaTest {
    private static final String LAYER = "conv:28,28,512,3x3,320,1,1";

    @Test
    void everyDspBlockInOneArrayIsHeldToAFractionByTheWires() {
        RunResult result = run("zu9eg-one-array");

        assertThat(result.bound()).isEqualTo("FPGA wires");
        assertThat(result.verdict())
                .startsWith("bound by FPGA wires: FPGA wires ")
                .contains("; the DSP blocks by themselves would do 5.61 TOPS, the wires to them hold them to ");
        assertThat(result.utilization()).isLessThan(0.45);
        assertThat(result.energyJoules().get("fabric")).isPositive();
    }

    @Test
    void widerChannelsMoveTheVerdict() {
        RunResult narrow = run("zu9eg-one-array");
        RunResult wide = run("zu9eg-one-array", "fabric.tracksPerChannel=16384");

        assertThat(wide.bound()).isNotEqualTo("FPGA wires");
        assertThat(wide.cycles()).isLessThan(narrow.cycles() / 2);
        assertThat(wide.cycleShare().get("fpgaWires"))
                .isLessThan(narrow.cycleShare().get("fpgaWires") / 2);
    }

    @Test
    void theDpuOnTheSameWiresIsBoundByItsMultipliers() {
        RunResult result = run("zcu102-dpu");

        assertThat(result.bound()).isEqualTo("compute");
        assertThat(result.cycleShare().get("fpgaWires")).isLessThan(0.05);
    }

    @Test
    void aFasterFabricFeedsMore() {
        assertThat(run("zu9eg-one-array", "fabric.clock=400 MHz").cycles())
                .isLessThan(run("zu9eg-one-array").cycles());
    }

    @Test
    void wiresAreAPipelineWhoseLengthCostsNoBandwidth() {
        long near = run("zu9eg-one-array").cycles();

        assertThat(run("zu9eg-one-array", "fabric.hop=8 cycles").cycles()).isBetween(near, near + near / 50);
    }

    @Test
    void wiresWithoutQueuesHoldUpWhatForks() {
        assertThat(run("zu9eg-one-array", "fabric.queue=1").cycles())
                .isGreaterThan(run("zu9eg-one-array").cycles());
    }

    @Test
    void aHardNocShortensTheLongWayAndNoMillimetre() {
        String layer = "conv:14,14,64,1x1,64,1,0";
        RunResult soft = Machines.run(Machines.chip("zu9eg-one-array", "fabric.hop=16 cycles"), layer);
        RunResult hard = Machines.run(
                Machines.chip(
                        "zu9eg-one-array",
                        "fabric.hop=16 cycles",
                        "fabric.hardNoc.columnsPerStop=8",
                        "fabric.hardNoc.bytesPerCycle=64",
                        "fabric.hardNoc.hop=2 cycles",
                        "fabric.hardNoc.clock=2 GHz"),
                layer);

        assertThat(hard.cycles()).isLessThan(soft.cycles());
        assertThat(hard.energyJoules().get("fabric"))
                .isGreaterThanOrEqualTo(soft.energyJoules().get("fabric"));
    }

    @Test
    void aHardNocThatIsNarrowerThanTheWiresIsTheLimit() {
        RunResult narrow = run(
                "zu9eg-one-array",
                "fabric.hardNoc.columnsPerStop=8",
                "fabric.hardNoc.bytesPerCycle=16",
                "fabric.hardNoc.hop=2 cycles",
                "fabric.hardNoc.clock=1 GHz");

        assertThat(narrow.bound()).isEqualTo("FPGA wires");
        assertThat(narrow.cycles()).isGreaterThan(run("zu9eg-one-array").cycles());
    }

    private static RunResult run(String chip, String... settings) {
        return Machines.run(Machines.chip(chip, settings), LAYER);
    }
}
