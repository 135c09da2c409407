package org.ridgepoint.accelerator.machine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Tries other plans of a run on the machine and keeps the fastest: first other places for the tensors, then, layer by layer,
 * other ways to work the layer off, then smaller blocks for the vector unit.
 *
 * <p>The mapper's closed forms only estimate the waits at the beginning and end of layers and know no contention; the machine
 * does. A trial ends as soon as it is seen to be slower. What all trials together may take is counted in packets and tiles,
 * so that what is tried does not depend on the computer. Of plans within half a percent the one that moves the fewest DRAM
 * bytes is kept.
 */
final class Rehearsal {
    private static final double AS_LONG = 1.005;
    private static final int MOST_SPLIT = 16;

    private final Chip chip;
    private final Supplier<Simulation> simulations;
    private final Set<NetworkPlan.Choice> tried = new HashSet<>();
    private long effortLeft;
    private long fastestTicks;
    private Trial kept;

    Rehearsal(Chip chip, Supplier<Simulation> simulations) {
        this.chip = chip;
        this.simulations = simulations;
    }

    /** The plan to run: the given one, unless the run is small enough to be rehearsed and another plan does better. */
    BatchPlan best(BatchPlan mapped) {
        LayerNetwork network = mapped.whole();
        Effort effort = new Effort(network, chip.view().granuleBytes());
        long first = effort.of(mapped.inFull());
        if (first > effort.mostOfOne()) {
            return mapped;
        }
        effortLeft = effort.most();
        fastestTicks = Simulation.NEVER;
        rehearse(mapped.inFull(), effort);
        Trial own = kept;
        Alternatives alternatives = new Alternatives(network, chip.view());
        List<NetworkPlan> placements = alternatives.ofNetwork();
        placements.forEach(plan -> rehearse(plan, effort));
        if (kept == own && !mapped.schedule().isWhole()) {
            return mapped;
        }
        improve(network, alternatives, placements, effort);
        return kept == own ? mapped : BatchPlan.whole(mapped.schedule().batch(), kept.plan);
    }

    /** Layer by layer, as long as something helps. */
    private void improve(LayerNetwork network, Alternatives alternatives, List<NetworkPlan> placements, Effort effort) {
        NetworkPlan before;
        do {
            before = kept.plan;
            for (Layer layer : network.layers()) {
                List<NetworkPlan> others = alternatives.ofLayer(kept.plan, layer);
                others.stream().limit(effort.mostOfALayer()).forEach(plan -> rehearse(plan, effort));
            }
            placements.forEach(places -> rehearse(alternatives.elsewhere(kept.plan, places), effort));
            for (int split = 1; split <= MOST_SPLIT; split *= 2) {
                rehearse(kept.plan.withElementSplit(split), effort);
            }
        } while (kept.plan != before && network.layers().size() > 1);
    }

    /** A plan and what it took. */
    private record Trial(NetworkPlan plan, long ticks, long dramBytes) {}

    private void rehearse(NetworkPlan plan, Effort effort) {
        long takes = effort.of(plan);
        if (takes > effortLeft || takes > effort.mostOfOne() || !tried.add(plan.choice())) {
            return;
        }
        effortLeft -= takes;
        trial(plan).ifPresent(this::judge);
    }

    private void judge(Trial trial) {
        boolean first = kept == null;
        fastestTicks = Math.min(fastestTicks, trial.ticks);
        boolean fewerBytes = first || trial.dramBytes < kept.dramBytes;
        boolean keptIsSlow = first || kept.ticks > AS_LONG * fastestTicks;
        boolean faster = first || trial.dramBytes == kept.dramBytes && trial.ticks < kept.ticks;
        if (keptIsSlow || fewerBytes || faster) {
            kept = trial;
        }
    }

    /** What a plan takes, unless that is longer than another. */
    private Optional<Trial> trial(NetworkPlan plan) {
        double limit = AS_LONG * fastestTicks;
        Machine machine = new Machine(simulations.get(), chip, plan);
        long ticks = machine.runAtMost(limit >= Simulation.NEVER ? Simulation.NEVER : (long) limit);
        if (ticks > limit) {
            return Optional.empty();
        }
        long dramBytes = Arrays.stream(machine.counts())
                .mapToLong(LayerCounts::dramBytes)
                .sum();
        return Optional.of(new Trial(plan, ticks, dramBytes));
    }

    /** What trials of a network's plans take of the computer, counted in tiles and packets. */
    private record Effort(LayerNetwork network, long granuleBytes) {
        private static final long OF_ONE_PRODUCT = 50_000;
        private static final long OF_A_NETWORK = 8_000;
        private static final long TRIALS = 6;
        private static final int PLANS_OF_ONE_PRODUCT = 200;
        private static final int PLANS_OF_A_LAYER = 8;

        private boolean one() {
            return network.layers().size() == 1;
        }

        /** A trial of more than this is not made. */
        long mostOfOne() {
            return one() ? OF_ONE_PRODUCT : OF_A_NETWORK;
        }

        /** All trials together take no more. */
        long most() {
            return TRIALS * mostOfOne();
        }

        int mostOfALayer() {
            return one() ? PLANS_OF_ONE_PRODUCT : PLANS_OF_A_LAYER;
        }

        long of(NetworkPlan plan) {
            long effort = 0;
            for (Layer layer : plan.network().layers()) {
                Optional<LayerPlan> tiles = plan.plans().get(layer.index());
                effort += tiles.map(this::of).orElseGet(() -> of(layer));
            }
            return effort;
        }

        private long of(LayerPlan plan) {
            LayerPlan.Cost cost = plan.cost();
            return plan.tiling().tiles() + (cost.dramBytes() + cost.linkBytes()) / granuleBytes;
        }

        private long of(Layer layer) {
            long read = layer.reads().mapToLong(operand -> operand.bytes()).sum();
            return 2 * (read + layer.biasBytes() + layer.output().bytes()) / granuleBytes;
        }
    }
}
