package org.ridgepoint.experiment.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.sim.account.StallCause;

/**
 * What a run would gain from twice of something, as it was simulated.
 *
 * @param base the run as it is
 * @param trials what was simulated, in the order of {@link Purchases}
 * @param skipped why nothing was simulated; empty where it was
 */
public record WhatIfs(RunResult base, List<Trial> trials, String skipped) {
    /** Savings that differ by less are told by the order of the purchases alone. */
    private static final double ALIKE = 0.01;

    /** A purchase of two things must save so much more than one of them. */
    private static final double WORTH_BOTH = 0.03;

    /** What saves less is no help. */
    public static final double LITTLE = 0.02;

    /** Copies the trials. */
    public WhatIfs {
        trials = List.copyOf(trials);
    }

    /** Nothing was simulated, and why. */
    public static WhatIfs none(RunResult base, String reason) {
        return new WhatIfs(base, List.of(), reason);
    }

    /** The trial that saves the most, and enough to speak of. */
    public Optional<Trial> best() {
        return best(trials);
    }

    /** The same among trials that say something about this run: a faster clock helps them all. */
    public Optional<Trial> bestButClock() {
        return best(trials.stream().filter(trial -> !trial.purchase().isClock()).toList());
    }

    /** The trial that saves the most, however little, whatever it is made of. */
    public Optional<Trial> most() {
        return trials.stream().max(Comparator.comparingDouble(trial -> trial.saved(base)));
    }

    private Optional<Trial> best(List<Trial> among) {
        double single = most(among.stream()
                .filter(trial -> trial.purchase().parts().isEmpty())
                .toList());
        double any = most(among);
        boolean both = any > single + WORTH_BOTH;
        return among.stream()
                .filter(trial -> both || trial.purchase().parts().isEmpty())
                .filter(trial -> trial.saved(base) >= Math.max(LITTLE, (both ? any : single) - ALIKE))
                .findFirst();
    }

    private double most(List<Trial> among) {
        return among.stream().mapToDouble(trial -> trial.saved(base)).max().orElse(0);
    }

    /** The trials, the most helpful first. */
    public List<Trial> ordered() {
        return trials.stream()
                .sorted(Comparator.comparingDouble(trial -> -trial.saved(base)))
                .toList();
    }

    /** What came of a purchase of this name, where it was tried and can be. */
    public Optional<Trial> find(String purchase) {
        return trials.stream()
                .filter(trial -> trial.purchase().name().equals(purchase)
                        && trial.result().isPresent())
                .findFirst();
    }

    /** The trial with more SRAM that moves the fewest bytes over DRAM, where one moves fewer than the run. */
    public Optional<Trial> fewerBytes() {
        return trials.stream()
                .filter(trial -> trial.purchase().keys().get(0).endsWith(".capacity"))
                .filter(trial -> bytes(trial) < base.dram().bytes())
                .min(Comparator.comparingLong(WhatIfs::bytes));
    }

    private static long bytes(Trial trial) {
        return trial.result().map(result -> result.dram().bytes()).orElse(Long.MAX_VALUE);
    }

    /** The verdict of the run, and what was seen to help. */
    public String verdict() {
        return base.verdict() + advice();
    }

    private String advice() {
        if (!skipped.isEmpty()) {
            return "";
        }
        return best().map(this::advice)
                .orElse(". Of " + trials.size() + " changes that were simulated, none saves " + percent(LITTLE));
    }

    private String advice(Trial best) {
        boolean expected =
                StallCause.find(base.bound()).filter(best.purchase()::relieves).isPresent();
        String beside = bestButClock()
                .filter(other -> !other.equals(best))
                .map(other -> ", " + other.purchase().name() + " " + percent(other.saved(base)))
                .orElse("");
        String tried = trials.size() == 1 ? "1 change that was" : trials.size() + " changes that were";
        return ". " + (expected ? "" : "Yet ") + capital(best.purchase().name(), expected) + " would save "
                + percent(best.saved(base)) + " of the time" + beside + " (the most of " + tried + " simulated)";
    }

    private static String capital(String words, boolean begins) {
        return begins ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : words;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
