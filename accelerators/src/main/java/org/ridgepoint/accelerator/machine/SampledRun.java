package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.sampling.ShortPlan;
import org.ridgepoint.accelerator.sampling.ShortPlan.Windows;
import org.ridgepoint.accelerator.sampling.Shortening;
import org.ridgepoint.accelerator.sampling.Stretch;
import org.ridgepoint.accelerator.sampling.Stretches;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Runs a plan without most repetitions of what recurs in it. Where the repetitions that remain do not agree, it runs again with
 * twice as many of them, until they do or none is left out.
 */
final class SampledRun {
    private static final int FEWEST_WINDOWS = 2;

    private final Chip chip;
    private final ChipPlan chipPlan;
    private final NetworkPlan whole;
    private final Supplier<Simulation> simulations;
    private final RunListener listener;
    private final List<Stretch> stretches;
    private final Map<Stretch, Integer> kept = new HashMap<>();
    private long work;

    SampledRun(Chip chip, ChipPlan plan, Supplier<Simulation> simulations, RunListener listener) {
        this.chip = chip;
        this.chipPlan = plan;
        this.whole = plan.run().inFull();
        this.simulations = simulations;
        this.listener = listener;
        ChipView view = chip.view();
        stretches = Shortening.sound(whole, Stretches.of(whole), view.localBytes(), view.bulkBytes());
        stretches.forEach(stretch -> kept.put(stretch, FEWEST_WINDOWS));
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
        chip.requireDram(new DramLayout(whole, new Lifetimes(whole.network()), chip.dramCapacityBytes(), chip.cores())
                .sizeBytes());
        while (true) {
            ShortPlan plan = Shortening.of(whole, stretches, kept::get);
            Attempt attempt = new Attempt(plan);
            attempt.run();
            if (attempt.settled()) {
                listener.simulated(work);
                return attempt.weighed();
            }
        }
    }

    /** One run of a short plan. */
    private final class Attempt {
        private final ShortPlan plan;
        private final Machine machine;
        private final Map<Integer, DramUse> afterLayer = new HashMap<>();
        private long makespan;
        private LayerCounts[] counts;

        Attempt(ShortPlan plan) {
            this.plan = plan;
            RunListener told = new ShortRunListener(listener, this::finished);
            machine = new Machine(simulations.get(), chip, plan.plan(), told);
        }

        private void finished(int layer) {
            for (Windows windows : plan.windows()) {
                int after = layer + 1 - windows.first();
                int period = windows.stretch().period();
                if (after >= 0 && after % period == 0 && after / period <= windows.kept()) {
                    afterLayer.put(layer + 1, DramUse.of(machine.hardware().channels()));
                }
            }
        }

        void run() {
            makespan = machine.run();
            work += machine.work();
            counts = machine.counts();
        }

        /** Whether all windows agree; those that do not are to be twice as many. */
        boolean settled() {
            boolean all = true;
            for (Windows windows : plan.windows()) {
                if (!agreement(windows).isReached()) {
                    kept.merge(windows.stretch(), 2, (now, factor) -> now * factor);
                    all = false;
                }
            }
            return all;
        }

        private Agreement agreement(Windows windows) {
            List<CycleLedger> ledgers = new ArrayList<>();
            for (int window = 0; window < windows.kept(); window++) {
                CycleLedger ledger = new CycleLedger();
                for (int layer = windows.begin(window); layer < windows.begin(window + 1); layer++) {
                    ledger.chargeAll(counts[layer].ledger());
                }
                ledgers.add(ledger);
            }
            return Agreement.of(ledgers);
        }

        Measured weighed() {
            double apart = 0;
            DramUse dram = DramUse.of(machine.hardware().channels());
            for (Windows windows : plan.windows()) {
                apart += agreement(windows).apartTicks() * windows.leftOut() / chip.cores();
                for (int window = 0; window < windows.kept(); window++) {
                    long times = windows.standsFor(window);
                    dram = dram.and(
                            afterLayer.get(windows.begin(window)), afterLayer.get(windows.begin(window + 1)), times);
                }
            }
            Weighing weighing = new Weighing(whole, plan, machine);
            return weighing.of(Measured.of(machine, makespan, chip.cores()), dram, apart, work);
        }
    }
}
