package org.ridgepoint.accelerator.machine;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.Layer;
import org.ridgepoint.accelerator.mapping.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Mapper;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Tries the mapper's best few plans of a single small product on the machine and keeps the fastest.
 *
 * <p>In a run of some thousand cycles the waits at its beginning and end, which the mapper's closed forms only estimate,
 * decide between plans. In a network they do not, and the closed forms are enough. Of plans that take as long as each
 * other to four percent, the one that moves the fewest DRAM bytes is kept.
 */
final class Rehearsal {
    private static final long MOST_ARRAY_CYCLES = 100_000;
    private static final long MOST_TILES = 2_000;
    private static final double AS_LONG = 1.04;

    private final Chip chip;
    private final Supplier<Simulation> simulations;

    Rehearsal(Chip chip, Supplier<Simulation> simulations) {
        this.chip = chip;
        this.simulations = simulations;
    }

    /** The plan to run: the given one, unless the network is one small product and another plan does better. */
    NetworkPlan best(NetworkPlan mapped) {
        LayerNetwork network = mapped.network();
        if (network.layers().size() != 1 || !isSmall(network.layers().get(0))) {
            return mapped;
        }
        ChipView view = chip.view();
        List<Trial> trials = Mapper.alternatives(network, view).stream()
                .filter(plan -> plan.plans().get(0).orElseThrow().tiling().tiles() <= MOST_TILES)
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
        return new Trial(plan, ticks, machine.counts()[0].dramBytes());
    }

    private boolean isSmall(Layer layer) {
        return layer.contraction()
                .map(c -> ArrayTile.whole(c.groups(), c.pixels(), c.filters(), c.taps(), c.channels()))
                .filter(tile -> chip.array().work(tile).cycles() <= MOST_ARRAY_CYCLES)
                .isPresent();
    }
}
