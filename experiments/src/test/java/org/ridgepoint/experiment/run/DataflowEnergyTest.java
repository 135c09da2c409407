package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult;

/** One convolution on one array of 32 x 32, whose partial sums wait in different places. */
class DataflowEnergyTest {
    private static final String LAYER = "conv:14,14,64,3x3,64,1,1";

    private static RunResult run(String... settings) {
        return Machines.run(Machines.chip("scale-32x32", settings), LAYER);
    }

    /** What multiplying takes with its operands and sums, beside DRAM, wires and the power that always flows. */
    private static double onChip(RunResult run) {
        return List.of("array", "accumulators", "localSram").stream()
                .mapToDouble(line -> run.energyJoules().get(line))
                .sum();
    }

    /**
     * Each of 18 folds puts down 14 x 14 x 64 sums and takes them up. That costs the more the larger the memory is, for its
     * banks lie farther away; a sum that stays in its multiplier costs nothing of that, and saves more than output
     * stationary's second stream of operands takes.
     */
    @Test
    void sumsCostWhatTheMemoryTakesInWhichTheyWait() {
        RunResult inArray = run("array.dataflow=os");
        RunResult in64Kib = run("array.dataflow=ws", "array.accumulators=64 KiB");
        RunResult inLocalSram = run("array.dataflow=ws"); // 256 KiB
        RunResult in4Mib = run("array.dataflow=ws", "array.accumulators=4 MiB");
        RunResult in16Mib = run("array.dataflow=ws", "array.accumulators=16 MiB");
        assertThat(inArray.energyJoules().get("accumulators")).isZero();
        assertThat(inLocalSram.energyJoules().get("accumulators")).isZero();
        assertThat(Arrays.asList(inArray, in64Kib, inLocalSram, in4Mib, in16Mib))
                .extracting(DataflowEnergyTest::onChip)
                .isSorted();
        assertThat(in4Mib.totalEnergyJoules()).isGreaterThan(1.5 * inArray.totalEnergyJoules());
    }

    /** A word of 32 bits is written and read for each sum of a fold. */
    @Test
    void eachSumOfEachFoldIsWrittenAndRead() {

        RunResult run = run("array.dataflow=ws", "array.accumulators=64 KiB");
        double picojoules = run.energyJoules().get("accumulators") * 1e12 / (18.0 * 14 * 14 * 64);
        assertThat(picojoules)
                .as("a read and a write of 2 KiB beside 31 like it")
                .isBetween(4.0, 10.0);
    }
}
