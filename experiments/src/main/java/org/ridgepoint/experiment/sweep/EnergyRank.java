package org.ridgepoint.experiment.sweep;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which results may be ranked by energy. One whose DRAM lacks the energy of its data pins looks better than it is: it is ranked
 * against none that has it.
 */
public final class EnergyRank {
    private static final Set<Measure> ENERGIES = Set.of(
            Measure.JOULES_PER_INFERENCE,
            Measure.INFERENCES_PER_JOULE,
            Measure.TOPS_PER_WATT,
            Measure.AVERAGE_WATTS,
            Measure.ENERGY_DELAY);

    private EnergyRank() {}

    /** Whether a figure holds DRAM's energy. */
    private static boolean concerns(Measure measure) {
        return ENERGIES.contains(measure);
    }

    /** Those among results that may be ranked by a figure: for energy those with pins, or all where none has any. */
    public static <T> List<T> comparable(Measure measure, List<T> results, Function<T, Outcome> outcome) {
        List<T> pinned = results.stream()
                .filter(each -> !concerns(measure) || holdsPins(outcome.apply(each)))
                .toList();
        return pinned.isEmpty() ? results : pinned;
    }

    /** Whether the energy of a result holds that of DRAM's data pins. */
    public static boolean holdsPins(Outcome outcome) {
        return Boolean.parseBoolean(outcome.text(Measure.DRAM_ENERGY_HOLDS_PINS));
    }

    /** What is said beside an energy: that it lacks the pins, or nothing. */
    public static String mark(Outcome outcome) {
        return holdsPins(outcome) ? "" : " without pins";
    }
}
