package org.ridgepoint.experiment.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;

/**
 * Finds what helps a run with few simulations: purchases that its causes give hope of most come first, two at a time, and
 * one that there is less hope of than what was already seen to be saved is not tried.
 *
 * <p>What is tried depends on the run alone, not on the time that it takes or the cores that there are.
 */
public final class WhatIfSearch {
    /** Packets and tiles of a run of some seconds. */
    static final long MOST_WORK = 2_000_000;

    private static final int SIDE_BY_SIDE = 2;
    private static final double ALIKE = 0.01;

    private final ResolvedRun run;
    private final RunResult base;
    private final Simulator simulator;
    private final Doubled chip;

    private WhatIfSearch(ResolvedRun run, RunResult base, Simulator simulator) {
        this.run = run;
        this.base = base;
        this.simulator = simulator;
        this.chip = new Doubled(run.config().accelerator());
    }

    /** What was found for a run, as far as a mode allows to look. */
    public static WhatIfs of(
            ResolvedRun run, RunResult base, Simulator simulator, WhatIfMode mode, ProgressListener progress) {
        if (mode == WhatIfMode.NEVER) {
            return WhatIfs.none(base, "--no-what-if");
        }
        if (mode == WhatIfMode.WITHIN_BUDGET && work(run, base) > MOST_WORK) {
            return WhatIfs.none(base, "the run is too long to be repeated unasked");
        }
        WhatIfSearch search = new WhatIfSearch(run, base, simulator);
        return new WhatIfs(base, search.search(progress), "", search.fewerCores());
    }

    /** What came of every purchase that the chip can have, none left out. */
    public static WhatIfs exhaustive(ResolvedRun run, RunResult base, Simulator simulator) {
        WhatIfSearch search = new WhatIfSearch(run, base, simulator);
        List<Trial> trials =
                search.offered().parallelStream().map(search::trial).toList();
        return new WhatIfs(base, trials, "");
    }

    /** The names of everything that may be tried, in order. */
    public static List<String> purchases() {
        return Purchases.TABLE.stream().map(Purchase::name).toList();
    }

    /** Packets over DRAM, and tiles, as far as they are simulated: what a simulation's events grow with. */
    static long work(ResolvedRun run, RunResult base) {
        long granuleBytes = run.config().accelerator().dma().granule().bytes();
        long tiles = base.layers().stream().mapToLong(LayerResult::tiles).sum();
        long all = base.dram().bytes() / granuleBytes + tiles;
        return base.sampling()
                .map(sampling -> Math.round(all * sampling.simulatedShare()))
                .orElse(all);
    }

    private List<Purchase> offered() {
        return Purchases.TABLE.stream().filter(chip::has).toList();
    }

    private List<Trial> search(ProgressListener progress) {
        List<Purchase> waiting = new ArrayList<>(offered());
        waiting.sort(Comparator.comparingDouble((Purchase purchase) -> -purchase.hope(base))
                .thenComparing(purchase -> purchase.parts().isEmpty()));
        List<Trial> done = new ArrayList<>();
        List<Purchase> hopeful = hopeful(waiting, done);
        while (!hopeful.isEmpty()) {
            progress.at(done.size(), done.size() + (long) hopeful.size());
            List<Purchase> next = hopeful.subList(0, Math.min(SIDE_BY_SIDE, hopeful.size()));
            done.addAll(next.parallelStream().map(this::trial).toList());
            waiting.removeAll(next);
            hopeful = hopeful(waiting, done);
        }
        progress.at(1, 1);
        done.sort(Comparator.comparingInt(trial -> Purchases.TABLE.indexOf(trial.purchase())));
        return done;
    }

    /** A faster clock saves so much in nearly every run that it would leave the rest unseen. */
    private List<Purchase> hopeful(List<Purchase> waiting, List<Trial> done) {
        double seen = done.stream()
                .filter(trial -> !trial.purchase().isClock())
                .mapToDouble(trial -> trial.saved(base))
                .max()
                .orElse(0);
        double enough = Math.max(WhatIfs.LITTLE, seen);
        return waiting.stream()
                .filter(purchase -> hope(purchase, done) > enough)
                .toList();
    }

    /** Of what a whole saved, a part of it may save all by itself, and no more. */
    private double hope(Purchase purchase, List<Trial> done) {
        return done.stream()
                .filter(trial -> trial.purchase().parts().contains(purchase.name()))
                .findFirst()
                .map(whole -> whole.saved(base) + ALIKE)
                .orElseGet(() -> purchase.hope(base));
    }

    /** Half of the cores, or one more, where they keep each other waiting. */
    private Optional<FewerCores> fewerCores() {
        int fewer = (base.cores().size() + 1) / 2;
        if (Contention.of(base).isEmpty()) {
            return Optional.empty();
        }
        String setting = "cores." + run.config().accelerator().coreName() + ".count=" + fewer;
        try {
            return Optional.of(new FewerCores(fewer, setting, simulated(chip.with(List.of(setting)))));
        } catch (UserError refusal) {
            return Optional.empty();
        }
    }

    private RunResult simulated(AcceleratorSpec changed) {
        ResolvedRun other = run.on(changed);
        return simulator.run(other.chip(), other.graph(), other.options(), RunListener.NONE);
    }

    private Trial trial(Purchase purchase) {
        List<String> settings = chip.settings(purchase);
        try {
            return new Trial(purchase, settings, Optional.of(simulated(chip.with(purchase))), "");
        } catch (UserError refusal) {
            return new Trial(purchase, settings, Optional.empty(), refusal.getMessage());
        }
    }
}
