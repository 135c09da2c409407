package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunResult.Sampling;
import org.ridgepoint.accelerator.sampling.ShortPlan;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/** Weighs what a machine counted for a short plan by what each layer of it stands for. */
final class Weighing {
    private final NetworkPlan whole;
    private final ShortPlan plan;
    private final Machine machine;
    private final WholeLayers layers;

    Weighing(NetworkPlan whole, ShortPlan plan, Machine machine, WholeLayers layers) {
        this.whole = whole;
        this.plan = plan;
        this.machine = machine;
        this.layers = layers;
    }

    /**
     * What the whole plan would have counted.
     *
     * @param shortRun what the machine counted
     * @param use what the channels would have done
     * @param apartTicks how far the halves of what was seen are apart, times how often it was left out
     * @param work what the simulation took
     */
    Measured of(Measured shortRun, DramUse use, double apartTicks, long work) {
        requireConservation(shortRun);
        LayerCounts[] counts = counts(layers.all());
        List<Measured.CoreTime> cores = new ArrayList<>();
        machine.cores().forEach(core -> cores.add(new Measured.CoreTime(core.name(), ledger(layers.of(core)))));
        long makespan = cores.stream()
                .mapToLong(core -> core.ledger().totalTicks())
                .max()
                .orElseThrow();
        for (Measured.CoreTime core : cores) {
            long early = makespan - core.ledger().totalTicks();
            core.ledger().charge(StallCause.TAIL, early);
            counts[counts.length - 1].ledger().charge(StallCause.TAIL, early);
        }
        long bytes = Arrays.stream(counts).mapToLong(LayerCounts::dramBytes).sum();
        DramUse dram = use.forBytes(bytes);
        double timesLonger = (double) makespan / shortRun.makespan();
        return new Measured(
                makespan,
                counts,
                counts,
                cores,
                dram,
                shortRun.dramEnergy().stream()
                        .map(energy -> shortRun.dram().scaled(energy, dram, timesLonger))
                        .toList(),
                shortRun.sramPeak(),
                shortRun.wires(),
                shortRun.starved(),
                Optional.of(new Sampling(tiles(shortRun.counts()), tiles(counts), work, apartTicks / makespan)));
    }

    private static void requireConservation(Measured run) {
        long planned =
                Arrays.stream(run.counts()).mapToLong(LayerCounts::dramBytes).sum();
        long moved = run.dram().servedBytes();
        Invariants.check(planned == moved, "layers asked DRAM for " + planned + " B, channels served " + moved + " B");
    }

    private static long tiles(LayerCounts[] counts) {
        return Arrays.stream(counts).mapToLong(LayerCounts::tiles).sum();
    }

    private LayerCounts[] counts(LayerCounts[] ofShort) {
        int layers =
                1 + whole.origins().stream().mapToInt(Integer::intValue).max().orElseThrow();
        LayerCounts[] counts = new LayerCounts[layers];
        Arrays.setAll(counts, layer -> new LayerCounts());
        for (int layer = 0; layer < plan.standsFor().size(); layer++) {
            counts[whole.origins().get(layer)].add(ofShort[plan.standsFor().get(layer)]);
        }
        return counts;
    }

    private CycleLedger ledger(LayerCounts[] ofShort) {
        CycleLedger ledger = new CycleLedger();
        plan.standsFor().forEach(layer -> ledger.chargeAll(ofShort[layer].ledger()));
        return ledger;
    }
}
