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
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.DmaSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.spec.VectorSpec;

/**
 * Does any machine whose memories hold operands alone, whose loads stop at layers, whose lanes are rows and whose tails are
 * short still run to its end, its accounts whole, and keep every tensor in DRAM? Random machines, with those keys set.
 */
class OperandsAloneTest {
    private static final int MACHINES = 40;

    @Test
    void noTensorLivesOnAChipThatHoldsOperandsAlone() {
        int runs = 0;
        List<String> wrong = new ArrayList<>();
        for (long seed = 1; seed <= MACHINES; seed++) {
            Optional<RunResult> result = run(seed, wrong);
            runs += result.isPresent() ? 1 : 0;
            String at = "seed " + seed + ": ";
            result.flatMap(Trial::wrong).ifPresent(finding -> wrong.add(at + finding));
            result.stream()
                    .flatMap(run -> run.placement().stream())
                    .filter(tensor -> tensor.place() != RunResult.MemoryLevel.DRAM)
                    .forEach(tensor -> wrong.add(at + tensor));
        }

        assertThat(wrong).isEmpty();
        assertThat(runs).isGreaterThan(MACHINES / 4);
    }

    private static Optional<RunResult> run(long seed, List<String> wrong) {
        try {
            RandomMachine machine = RandomMachine.of(Draws.of(seed));
            Chip chip = machine.chip();
            AcceleratorSpec spec = changed(chip.spec(), seed);
            return Optional.of(new RandomMachine(
                            new Chip(spec, chip.dramChannel(), chip.technology(), chip.precision()), machine.graph())
                    .run());
        } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun refused) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            wrong.add("seed " + seed + ": " + failure + " at " + failure.getStackTrace()[0]);
            return Optional.empty();
        }
    }

    private static AcceleratorSpec changed(AcceleratorSpec chip, long seed) {
        DmaSpec dma = chip.dma();
        Optional<DmaSpec.Ahead> ahead = seed % 2 == 0 ? Optional.of(DmaSpec.Ahead.LAYER) : Optional.empty();
        Optional<List<String>> fuses = seed % 3 == 0 ? Optional.of(List.of("relu")) : Optional.empty();
        return SpecCopy.of(chip)
                .sram(new AcceleratorSpec.SramLevels(
                        operandsAlone(chip.sram().local()),
                        operandsAlone(chip.sram().bulk())))
                .dma(new DmaSpec(dma.granule(), dma.outstanding(), ahead))
                .vector(new VectorSpec(chip.vector().lanes(), chip.vector().unsupported(), fuses))
                .array(rows(chip.array()))
                .spec();
    }

    private static ArraySpec rows(ArraySpec array) {
        return array.model() == ArraySpec.Model.SYSTOLIC
                ? array
                : new ArraySpec(
                        array.model(),
                        array.rows(),
                        array.columns(),
                        array.dataflow(),
                        array.clock(),
                        array.macsPerCycle(),
                        array.pixels(),
                        Optional.of(ArraySpec.PixelLanes.ROWS),
                        array.tapsInRows(),
                        array.groupsInColumns(),
                        array.pipelineDepth(),
                        array.stripePixels(),
                        array.winograd(),
                        array.shadowOperands(),
                        array.accumulators(),
                        array.launch(),
                        array.idleLanes(),
                        array.ratedClock(),
                        array.scratchpads(),
                        array.zeroGating(),
                        array.multiprocessors());
    }

    private static SramSpec operandsAlone(SramSpec sram) {
        return new SramSpec(
                sram.capacity(),
                sram.banks(),
                sram.bytesPerBankPerCycle(),
                sram.ports(),
                sram.latency(),
                sram.portBytesPerCycle(),
                sram.cellPorts(),
                sram.doublePumped(),
                sram.ecc(),
                Optional.of(SramSpec.Holds.OPERANDS),
                Optional.empty());
    }
}
