package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.sampling.ShortPlan;
import org.ridgepoint.accelerator.sampling.ShortPlan.SampledWindows;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.kernel.Simulation;

/** One run of a short plan without some of its tasks. */
final class SampledAttempt {
    private final Chip chip;
    private final ShortPlan plan;
    private final Machine machine;
    private final WholeLayers layers;
    private final Map<Integer, DramUse> afterLayer = new HashMap<>();
    private LayerCounts[] counts;
    private long makespan;

    SampledAttempt(
            Chip chip, ShortPlan plan, Consumer<TaskSampler> watches, Simulation simulation, RunListener listener) {
        this.chip = chip;
        this.plan = plan;
        machine = Machine.sampling(
                simulation, chip, plan.plan(), watches, new ShortRunListener(listener, this::finished));
        layers = new WholeLayers(machine);
    }

    private void finished(int layer) {
        for (SampledWindows windows : plan.windows()) {
            int after = layer + 1 - windows.first();
            int period = windows.stretch().period();
            if (after >= 0 && after % period == 0 && after / period <= windows.kept()) {
                afterLayer.put(layer + 1, DramUse.of(machine.hardware().channels()));
            }
        }
    }

    void run() {
        makespan = machine.run();
        counts = layers.all();
    }

    /** What it cost the computer. */
    long work() {
        return machine.work();
    }

    /** Whether DRAM kept up with repetitions of layers: none may live on what lay ready before them. */
    boolean keptUp(SampledWindows windows) {
        CycleLedger took = new CycleLedger();
        long own = 0;
        for (int layer = windows.begin(0); layer < windows.begin(windows.kept()); layer++) {
            took.chargeAll(counts[layer].ledger());
            own += counts[layer].dramBytes();
        }
        DramUse moved = afterLayer.get(windows.begin(windows.kept())).since(afterLayer.get(windows.begin(0)));
        return DramPace.of(chip).keepsUp(took, chip.cores(), own, moved.servedBytes());
    }

    /** Whether repetitions of layers are alike. */
    Agreement agreement(SampledWindows windows) {
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

    /** What the whole plan would have counted, with so much work for this and earlier attempts. */
    Measured weighed(NetworkPlan whole, long work) {
        return new Weighing(whole, plan, machine, layers)
                .of(Measured.of(machine, makespan, chip.cores()), dram(), apartTicks(), work);
    }

    private DramUse dram() {
        DramUse dram = DramUse.of(machine.hardware().channels());
        for (int layer = 0; layer < counts.length; layer++) {
            dram = dram.and(layers.dramLeftOut(layer), 1);
        }
        for (SampledWindows windows : plan.windows()) {
            for (int window = 0; window < windows.kept(); window++) {
                DramUse one = afterLayer.get(windows.begin(window + 1)).since(afterLayer.get(windows.begin(window)));
                for (int layer = windows.begin(window); layer < windows.begin(window + 1); layer++) {
                    one = one.and(layers.dramLeftOut(layer), 1);
                }
                dram = dram.and(one, windows.standsFor(window));
            }
        }
        return dram;
    }

    /** How far the halves of what was seen are apart, times how often it was left out. */
    private double apartTicks() {
        double apart = layers.apartTicks();
        for (SampledWindows windows : plan.windows()) {
            apart += agreement(windows).apartTicks() * windows.leftOut();
        }
        return apart / chip.cores();
    }
}
