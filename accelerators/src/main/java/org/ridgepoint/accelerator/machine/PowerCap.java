package org.ridgepoint.accelerator.machine;

import java.util.Locale;
import java.util.function.Function;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * The highest clock at which a run keeps to what its chip may draw, found by halving, in steps of a 128th of {@code array.clock} and
 * not below a sixteenth of it. The voltage follows the clock, the clocks of bus and DRAM do not.
 */
final class PowerCap {
    private static final int STEPS = 128;
    private static final int FEWEST = STEPS / 16;
    private static final long MEGAHERTZ = 1_000_000;

    private PowerCap() {}

    /** The chip at the clock at which a trial keeps to the cap; the chip itself where it has none, or keeps to it. */
    static Chip kept(Chip chip, Function<Chip, RunResult> trial) {
        if (chip.spec().power().isEmpty() || keeps(chip, trial)) {
            return chip;
        }
        Chip least = at(chip, FEWEST);
        double watts = trial.apply(least).averageWatts();
        if (watts > capWatts(chip)) {
            throw new RefusedKey(
                    "power.cap",
                    String.format(
                            Locale.ROOT,
                            "cannot be kept: at %s, a sixteenth of array.clock, the run still draws %.3g W; was %s",
                            least.spec().array().clock(),
                            watts,
                            chip.spec().power().orElseThrow().cap()));
        }
        int low = FEWEST;
        int high = STEPS;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (keeps(at(chip, middle), trial)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(chip, low);
    }

    private static boolean keeps(Chip chip, Function<Chip, RunResult> trial) {
        return trial.apply(chip).averageWatts() <= capWatts(chip);
    }

    private static double capWatts(Chip chip) {
        return chip.spec().power().orElseThrow().cap().watts();
    }

    /** In whole megahertz; a clock that were the bus's would need no synchroniser between the two, so it is a hertz less. */
    private static Chip at(Chip chip, int steps) {
        AcceleratorSpec spec = chip.spec();
        long exact = spec.array().clock().hertz() / STEPS * steps;
        long hertz = Math.max(1, exact < MEGAHERTZ ? exact : exact / MEGAHERTZ * MEGAHERTZ);
        long beside = hertz == spec.bus().clock().hertz() ? hertz - 1 : hertz;
        return new Chip(spec.at(new Frequency(beside)), chip.dramChannel(), chip.technology(), chip.precision());
    }
}
