package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.workload.lowering.LoweringTable;
import org.ridgepoint.workload.op.Gradient;
import org.ridgepoint.workload.op.HostStep;
import org.ridgepoint.workload.op.OptimiserStep;
import org.ridgepoint.workload.op.Reserved;
import org.ridgepoint.workload.op.move.Identity;
import org.ridgepoint.workload.op.move.Reshape;

/**
 * What each operator moves to and from DRAM where everything fits on the chip, against bytes that are counted here from shapes
 * alone: what is read of the inputs, what is stored, and the outputs.
 */
class OperatorTrafficTest {
    private static final int TRIALS = 24;
    private static final List<Chip> CHIPS = List.of(
            TestChip.systolic(32, 32).memory(1 << 20, 16 << 20).chip(),
            TestChip.spatial(32, 32).memory(1 << 20, 16 << 20).chip());

    @Test
    void everyOperatorMovesItsInputsItsParametersAndItsOutputsOnce() {
        SoftAssertions all = new SoftAssertions();
        for (OperatorCases kind : OperatorCases.values()) {
            SplittableRandom random = new SplittableRandom(kind.name().hashCode());
            for (int trial = 0; trial < TRIALS; trial++) {
                OperatorCase each = kind.draw(new CaseDraws(random));
                Chip chip = CHIPS.get(trial % CHIPS.size());
                all.assertThat(Replay.run(chip, each.graph(), 1).dram().bytes())
                        .as("%s: %s", kind, each.says())
                        .isEqualTo(each.bytes());
            }
        }
        all.assertAll();
    }

    @Test
    void everyOperatorThatTheWorkloadsKnowIsTried() {
        Set<Class<?>> tried = new HashSet<>(Set.of(
                Gradient.class, // GradientTrafficTest
                OptimiserStep.class, // LayerFusionTest
                HostStep.class, // on the host's side of DRAM
                Reserved.class, // what training keeps beside an operator's output
                Identity.class, // looks at its input
                Reshape.class)); // looks at its input
        Arrays.stream(OperatorCases.values()).forEach(kind -> tried.addAll(kind.operators()));

        assertThat(LoweringTable.operators()).isSubsetOf(tried);
    }
}
