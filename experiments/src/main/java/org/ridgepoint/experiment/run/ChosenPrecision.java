package org.ridgepoint.experiment.run;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ridgepoint.accelerator.price.FormatPrice;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.workload.op.Precision;

/**
 * The number format of a run: the one that the user names, or the chip's nearest to the one that the network asks for.
 *
 * @param precision the format
 * @param note what the network asked for, where that is another
 */
record ChosenPrecision(Precision precision, Optional<String> note) {
    private static final int USUAL_INTEGER_BITS = 8;

    /** The format in which a chip runs a workload. */
    static ChosenPrecision of(Workload workload, ResolvedChip chip) {
        Precision wanted = workload.wanted();
        if (workload.asked().isPresent()) {
            requireComputable(wanted, chip);
            return new ChosenPrecision(wanted, Optional.empty());
        }
        Precision nearest = known(chip).stream()
                .flatMap(name -> Precision.find(name).stream())
                .min(Comparator.comparingInt((Precision each) -> distance(each, wanted))
                        .thenComparing(Precision::name))
                .orElse(wanted);
        requireComputable(nearest, chip);
        boolean differs = !nearest.name().equals(wanted.name());
        return new ChosenPrecision(nearest, differs ? Optional.of(note(workload, chip, nearest)) : Optional.empty());
    }

    private static String note(Workload workload, ResolvedChip chip, Precision nearest) {
        String quantised = nearest.isInteger() && !workload.wanted().isInteger() ? ", as if it had been quantised" : "";
        return workload.name() + " asks for " + workload.wanted().name() + ", which " + chip.name()
                + " does not compute; run in " + nearest.name() + quantised + "; --precision chooses";
    }

    /** Formats that the chip computes and its technology prices. */
    private static Set<String> known(ResolvedChip chip) {
        Set<String> known = new TreeSet<>(chip.spec().array().macsPerCycle().keySet());
        known.removeIf(name -> Precision.find(name)
                .filter(format ->
                        FormatPrice.picojoules(chip.technology(), format).isPresent())
                .isEmpty());
        return known;
    }

    /** Reals are nearest to reals by their bits; of integers only the usual ones stand in for them. */
    private static int distance(Precision candidate, Precision wanted) {
        if (candidate.name().equals(wanted.name())) {
            return 0;
        }
        boolean sameKind = candidate.isInteger() == wanted.isInteger();
        int aim = sameKind || !candidate.isInteger() ? wanted.bits() : USUAL_INTEGER_BITS;
        return 1 + Math.abs(candidate.bits() - aim) + (sameKind ? 0 : 2 * Long.SIZE);
    }

    private static void requireComputable(Precision precision, ResolvedChip chip) {
        Set<String> computed = chip.spec().array().macsPerCycle().keySet();
        Precision computing = chip.spec().array().computing(precision);
        if (!computed.contains(computing.name())) {
            throw Origin.Asked.PRECISION.error(
                    "",
                    chip.name() + " does not compute in " + precision.name() + "; expected "
                            + String.join(" or ", computed));
        }
        Set<String> priced = chip.technology().mac().keySet();
        if (FormatPrice.picojoules(chip.technology(), computing).isEmpty()) {
            throw Origin.Asked.PRECISION.error(
                    "",
                    "technology " + chip.spec().technology() + " has no price for a MAC in " + precision.name()
                            + "; expected " + String.join(" or ", priced));
        }
    }
}
