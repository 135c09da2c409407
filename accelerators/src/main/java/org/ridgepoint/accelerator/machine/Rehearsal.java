package org.ridgepoint.accelerator.machine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.Layer;
import org.ridgepoint.accelerator.mapping.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Mapper;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.op.Contraction;

/**
 * Tries the mapper's best few plans of a small run on the machine and keeps the fastest.
 *
 * <p>In a run of some ten thousand cycles the waits at the beginning and end of layers, which the mapper's closed forms only
 * estimate, decide between plans. In a longer one they do not, and the closed forms are enough. Of plans that take as long
 * as each other to one percent, the one that moves the fewest DRAM bytes is kept.
 */
final class Rehearsal {
    private static final long MOST_ARRAY_CYCLES = 100_000;
    private static final long MOST_TILES = 2_000;
    private static final double AS_LONG = 1.01;

    private final Chip chip;
    private final Supplier<Simulation> simulations;

    Rehearsal(Chip chip, Supplier<Simulation> simulations) {
        this.chip = chip;
        this.simulations = simulations;
    }

    /** The plan to run: the given one, unless the run is small and another plan does better. */
    NetworkPlan best(NetworkPlan mapped) {
        LayerNetwork network = mapped.network();
        if (!isSmall(network)) {
            return mapped;
        }
        ChipView view = chip.view();
        List<Trial> trials = Mapper.alternatives(network, view).stream()
                .filter(plan -> tiles(plan) <= MOST_TILES)
                .map(this::trial)
                .toList();
        long fastest = trials.stream().mapToLong(Trial::ticks).min().orElse(Long.MAX_VALUE);
        return trials.stream()
                .filter(trial -> trial.ticks <= fastest * AS_LONG)
                .min(Comparator.comparingLong(Trial::dramBytes).thenComparingLong(Trial::ticks))
                .map(Trial::plan)
                .orElse(mapped);
    }

    /** A plan and what it took. */
    private record Trial(NetworkPlan plan, long ticks, long dramBytes) {}

    private Trial trial(NetworkPlan plan) {
        Machine machine = new Machine(simulations.get(), chip, plan);
        long ticks = machine.run();
        long dramBytes = Arrays.stream(machine.counts())
                .mapToLong(LayerCounts::dramBytes)
                .sum();
        return new Trial(plan, ticks, dramBytes);
    }

    private static long tiles(NetworkPlan plan) {
        return plan.plans().stream()
                .flatMap(Optional::stream)
                .mapToLong(layer -> layer.tiling().tiles())
                .sum();
    }

    private boolean isSmall(LayerNetwork network) {
        long cycles = 0;
        for (Layer layer : network.layers()) {
            cycles += layer.contraction().map(this::arrayCycles).orElse(0L);
            if (cycles > MOST_ARRAY_CYCLES) {
                return false;
            }
        }
        return cycles > 0;
    }

    private long arrayCycles(Contraction loops) {
        return chip.array()
                .work(ArrayTile.whole(loops.groups(), loops.pixels(), loops.filters(), loops.taps(), loops.channels()))
                .cycles();
    }
}
