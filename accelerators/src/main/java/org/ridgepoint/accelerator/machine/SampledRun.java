package org.ridgepoint.accelerator.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.program.TaskKinds;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.sampling.ShortPlan;
import org.ridgepoint.accelerator.sampling.Shortening;
import org.ridgepoint.accelerator.sampling.Stretch;
import org.ridgepoint.accelerator.sampling.Stretches;
import org.ridgepoint.accelerator.sampling.TaskStretches;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Runs a plan without most repetitions of what recurs in it, layers and tasks of layers. Where the repetitions that remain do
 * not agree, it runs again with more of them, until they do or none is left out.
 */
final class SampledRun {
    private static final int FEWEST_REPETITIONS = 2;

    private final Chip chip;
    private final ChipPlan chipPlan;
    private final NetworkPlan whole;
    private final Supplier<Simulation> simulations;
    private final RunListener listener;
    private final Map<Stretch, Integer> repetitions = new HashMap<>();
    private final Map<Integer, TaskKinds> tasks = new HashMap<>();
    private final Map<Integer, List<Stretch>> stretches = new HashMap<>();
    private final DryRun dry;

    SampledRun(Chip chip, ChipPlan plan, Supplier<Simulation> simulations, RunListener listener) {
        this.chip = chip;
        this.chipPlan = plan;
        this.whole = plan.run().inFull();
        this.simulations = simulations;
        this.listener = listener;
        this.dry = new DryRun(chip, whole, simulations);
    }

    /** What the whole plan would have counted. Cores that share a run out do nothing alike: all of theirs is simulated. */
    Measured run() {
        return chipPlan.sharing() == ChipPlan.Sharing.REPLICAS ? shortened() : inFull();
    }

    private Measured inFull() {
        Machine machine = new Machine(simulations.get(), chip, chipPlan, listener);
        Measured measured = Measured.of(machine, machine.run(), chipPlan.team());
        listener.simulated(machine.work());
        return measured.asSampled(machine.work());
    }

    private Measured shortened() {
        chip.requireDram(new DramLayout(
                        whole,
                        new Lifetimes(whole.network()),
                        chip.dramCapacityBytes(),
                        chip.aroundOneDram().cores())
                .sizeBytes());
        ChipView view = chip.view();
        List<Stretch> layers = Shortening.sound(whole, Stretches.of(whole), view.localBytes(), view.bulkBytes());
        long work = 0;
        while (true) {
            ShortPlan plan = Shortening.of(whole, layers, this::repetitions);
            SampledAttempt attempt =
                    new SampledAttempt(chip, plan, sampler -> watch(sampler, plan), simulations.get(), listener);
            attempt.run();
            work += attempt.work();
            if (settled(attempt, plan)) {
                listener.simulated(work);
                return attempt.weighed(whole, work);
            }
        }
    }

    private int repetitions(Stretch stretch) {
        return repetitions.getOrDefault(stretch, FEWEST_REPETITIONS);
    }

    /** Watches tasks of a core that works alone: several would fall out of step where one of them left tasks out. */
    private void watch(TaskSampler sampler, ShortPlan plan) {
        if (chip.cores() > 1) {
            return;
        }
        List<Integer> origins = plan.origins();
        for (int layer = 0; layer < origins.size(); layer++) {
            TaskKinds kinds = tasks.computeIfAbsent(origins.get(layer), dry::kinds);
            sampler.watch(layer, kinds, stretches.computeIfAbsent(origins.get(layer), of -> TaskStretches.of(kinds)));
        }
    }

    /** Whether all repetitions of layers agree; those that do not are to be more. */
    private boolean settled(SampledAttempt attempt, ShortPlan plan) {
        boolean all = true;
        for (ShortPlan.SampledWindows of : plan.windows()) {
            Agreement agreement = attempt.agreement(of);
            if (!agreement.isReached() || !attempt.keptUp(of)) {
                repetitions.put(of.stretch(), Math.max(2, Agreement.growth(agreement.timesTooFar())) * of.kept());
                all = false;
            }
        }
        return all;
    }
}
