package org.ridgepoint.experiment.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunResult;

/**
 * What a run would gain from twice of something, as it was simulated.
 *
 * @param base the run as it is
 * @param trials what was simulated, in the order of {@link Purchases}
 * @param skipped why nothing was simulated; empty where it was
 * @param fewerCores the same run on fewer cores, where these keep each other waiting
 */
public record WhatIfs(RunResult base, List<Trial> trials, String skipped, Optional<FewerCores> fewerCores) {
    /** Savings that differ by less are told by the order of the purchases alone. */
    private static final double ALIKE = 0.01;

    /** What saves at most so much less than another helps about as much. */
    public static final double AS_MUCH = 0.03;

    /** What saves less is no help. */
    public static final double LITTLE = 0.02;

    /** Copies the trials. */
    public WhatIfs {
        trials = List.copyOf(trials);
    }

    /** What came of purchases alone. */
    WhatIfs(RunResult base, List<Trial> trials, String skipped) {
        this(base, trials, skipped, Optional.empty());
    }

    /** Nothing was simulated, and why. */
    public static WhatIfs none(RunResult base, String reason) {
        return new WhatIfs(base, List.of(), reason);
    }

    /** The trial that the verdict advises: the one against what the run is bound by, unless a faster clock saves more. */
    public Optional<Trial> best() {
        Optional<Trial> named = bestButClock();
        double enough = named.map(trial -> trial.saved(base) + ALIKE).orElse(LITTLE);
        return trials.stream()
                .filter(trial -> trial.purchase().isClock() && trial.saved(base) >= enough)
                .findFirst()
                .or(() -> named);
    }

    /**
     * The same among trials that say something about this run: a faster clock helps them all. Of those that help about as
     * much it is one against the cause that took the most time, if there is such a one.
     */
    public Optional<Trial> bestButClock() {
        List<Trial> helping = helping();
        List<Trial> expected =
                helping.stream().filter(trial -> trial.remedies(base.bound())).toList();
        List<Trial> among = expected.isEmpty() ? helping : expected;
        double most = most(among);
        return among.stream().filter(trial -> trial.saved(base) >= most - ALIKE).findFirst();
    }

    /** Trials that save as much as any, to three points, but a faster clock; of two things only where neither does alone. */
    private List<Trial> helping() {
        List<Trial> told =
                trials.stream().filter(trial -> !trial.purchase().isClock()).toList();
        double enough = Math.max(LITTLE, most(told) - AS_MUCH);
        List<Trial> helping =
                told.stream().filter(trial -> trial.saved(base) >= enough).toList();
        List<Trial> single = helping.stream()
                .filter(trial -> trial.purchase().parts().isEmpty())
                .toList();
        return single.isEmpty() ? helping : single;
    }

    /** The trial that saves the most, however little, whatever it is made of. */
    public Optional<Trial> most() {
        return trials.stream().max(Comparator.comparingDouble(trial -> trial.saved(base)));
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

    /**
     * What the run is bound by: where twice of something was seen to help, the cause that lies with it; else the cause that
     * took the most time.
     */
    public String bound() {
        return bestButClock()
                .filter(trial -> !trial.remedies(base.bound()))
                .map(trial -> trial.purchase().cause(base).label())
                .orElse(base.bound());
    }

    /** Whether a cause holds the run back, by what was tried: something against it helps as much as anything, or nothing helps. */
    public boolean bears(String cause) {
        List<Trial> helping = helping();
        return helping.isEmpty() || helping.stream().anyMatch(trial -> trial.remedies(cause));
    }

    /** What the run is bound by, where its time went, and what was seen to help: one cause, and the purchase against it. */
    public String verdict() {
        String bound = bound();
        String agreed = bound.equals(base.bound()) ? ". " : "; yet ";
        return "bound by " + bound + ": " + base.account() + advice(agreed) + contention();
    }

    /** That cores keep each other waiting, and what fewer of them would do, where that was simulated. */
    private String contention() {
        return Contention.of(base)
                .map(cores -> ". " + cores.inWords(base)
                        + fewerCores.map(fewer -> "; " + fewer.inWords(base)).orElse(""))
                .orElse("");
    }

    private String advice(String joint) {
        if (!skipped.isEmpty()) {
            return "";
        }
        return best().map(best -> joint + advice(best, joint.startsWith(".")))
                .orElse(". Of " + trials.size() + " changes that were simulated, none saves " + percent(LITTLE));
    }

    private String advice(Trial best, boolean begins) {
        String beside = bestButClock()
                .filter(other -> !other.equals(best))
                .map(other -> ", " + other.purchase().name() + " " + percent(other.saved(base)))
                .orElse("");
        String tried = trials.size() == 1 ? "1 change that was" : trials.size() + " changes that were";
        return capital(best.purchase().name(), begins) + " would save " + percent(best.saved(base)) + " of the time"
                + beside + " (of " + tried + " simulated none saves three points more)";
    }

    private static String capital(String words, boolean begins) {
        return begins ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : words;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
