package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.MultiprocessorSpec;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;

/** Does any machine whose array is made of multiprocessors run to its end, its accounts whole? Random machines, with other arrays. */
class MultiprocessorsTest {
    private static final int MACHINES = 24;

    @Test
    void anyMachineOfMultiprocessorsRunsToItsEnd() {
        int runs = 0;
        List<String> wrong = new ArrayList<>();
        for (long seed = 1; seed <= MACHINES; seed++) {
            runs += runs(seed, wrong) ? 1 : 0;
        }

        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(MACHINES / 4);
    }

    private static boolean runs(long seed, List<String> wrong) {
        try {
            RandomMachine machine = RandomMachine.of(Draws.of(seed));
            Chip chip = machine.chip();
            AcceleratorSpec spec = SpecCopy.of(chip.spec())
                    .array(multiprocessors(chip.spec().array(), seed))
                    .spec();
            Chip other = new Chip(spec, chip.dramChannel(), chip.technology(), chip.precision());
            Trial.wrong(new RandomMachine(other, machine.graph()).run())
                    .ifPresent(finding -> wrong.add("seed " + seed + ": " + finding));
            return true;
        } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun refused) {
            return false;
        } catch (RuntimeException failure) {
            wrong.add("seed " + seed + ": " + failure + " at " + failure.getStackTrace()[0]);
            return false;
        }
    }

    private static ArraySpec multiprocessors(ArraySpec array, long seed) {
        int count = 1 + (int) (seed % 7);
        return new ArraySpec(
                ArraySpec.Model.TENSOR_CORE,
                4,
                8,
                Dataflow.OS,
                array.clock(),
                array.macsPerCycle(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                array.accumulators(),
                array.launch(),
                array.idleLanes(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new MultiprocessorSpec(count, new Bytes(4096 * seed), 64, 16, new Cycles(20 * seed))));
    }
}
