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
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.sim.quantity.Bytes;

/** Does any machine of one core whose bulk SRAM keeps weights run to its end, its accounts whole, and read only the others? */
class KeptWeightsTest {
    private static final int MACHINES = 15;
    private static final long ROOM_FOR_ALL = 1L << 30;

    @Test
    void weightsThatStayNeedNotMove() {
        int kept = 0;
        List<String> wrong = new ArrayList<>();
        for (long seed = 1; seed <= MACHINES; seed++) {
            long some = 1 + seed * 997;
            Optional<Long> plain = mustMove(seed, 0, wrong);
            Optional<Long> withSome = mustMove(seed, some, wrong);
            Optional<Long> withAll = mustMove(seed, ROOM_FOR_ALL, wrong);
            if (plain.isPresent() && withSome.isPresent() && withAll.isPresent()) {
                long stored = plain.get() - withAll.get();
                kept += stored > 0 ? 1 : 0;
                boolean exact = plain.get() - withSome.get() == Math.min(some, stored);
                wrong.addAll(exact ? List.of() : List.of("seed " + seed + ": keeps " + some + " of " + stored));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(kept).isGreaterThan(MACHINES / 4);
    }

    /** Bytes that must move where bulk SRAM has so many more, for weights. */
    private static Optional<Long> mustMove(long seed, long keptBytes, List<String> wrong) {
        try {
            RandomMachine machine = RandomMachine.of(Draws.of(seed));
            Chip chip = machine.chip();
            Chip keeping =
                    new Chip(keeping(chip.spec(), keptBytes), chip.dramChannel(), chip.technology(), chip.precision());
            RunResult result = new RandomMachine(keeping, machine.graph()).run();
            Trial.wrong(result).ifPresent(finding -> wrong.add("seed " + seed + ": " + finding));
            return Optional.of(result.layers().stream()
                    .mapToLong(LayerResult::compulsoryDramBytes)
                    .sum());
        } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun refused) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            wrong.add("seed " + seed + ": " + failure + " at " + failure.getStackTrace()[0]);
            return Optional.empty();
        }
    }

    private static AcceleratorSpec keeping(AcceleratorSpec chip, long keptBytes) {
        SramSpec bulk = chip.sram().bulk();
        SramSpec larger = new SramSpec(
                new Bytes(bulk.capacity().bytes() + keptBytes),
                bulk.banks(),
                bulk.bytesPerBankPerCycle(),
                bulk.ports(),
                bulk.latency(),
                bulk.portBytesPerCycle(),
                bulk.cellPorts(),
                bulk.doublePumped(),
                bulk.ecc(),
                bulk.holds(),
                Optional.of(keptBytes).filter(bytes -> bytes > 0).map(Bytes::new));
        return SpecCopy.of(chip)
                .sram(new AcceleratorSpec.SramLevels(chip.sram().local(), larger))
                .cores(new CoreGroupSpec(1, Optional.empty()))
                .spec();
    }
}
