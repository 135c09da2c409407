package org.ridgepoint.accelerator.machine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Alternative;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Tries the mapper's best few plans of a small run on the machine and keeps one of the fastest.
 *
 * <p>In a run of some ten thousand cycles the waits at the beginning and end of layers, which the mapper's closed forms only
 * estimate, decide between plans. In a longer one they do not, and the closed forms are enough. Of plans that take as long
 * as each other to four percent, the one that moves the fewest DRAM bytes is kept, as long as it takes less than half a
 * percent longer than the one that would be kept with half of either memory: two doublings then stay within a percent.
 */
final class Rehearsal {
    private static final long MOST_ARRAY_CYCLES = 100_000;
    private static final long MOST_TILES = 2_000;
    private static final double AS_LONG = 1.04;
    private static final double NO_LONGER = 1.0045;

    private final Chip chip;
    private final Supplier<Simulation> simulations;

    Rehearsal(Chip chip, Supplier<Simulation> simulations) {
        this.chip = chip;
        this.simulations = simulations;
    }

    /** The plan to run: the given one, unless the run is small and another plan does better. */
    BatchPlan best(BatchPlan mapped) {
        LayerNetwork network = mapped.whole();
        if (!isSmall(network)) {
            return mapped;
        }
        ChipView view = chip.view();
        List<Trial> trials = Alternative.of(network, view).stream()
                .filter(alternative -> tiles(alternative.plan()) <= MOST_TILES)
                .map(this::trial)
                .toList();
        return kept(trials, view).map(kept -> faster(kept, mapped)).orElse(mapped);
    }

    /** The rehearsed plan for the whole batch, unless slices of it take less time. */
    private BatchPlan faster(Trial kept, BatchPlan mapped) {
        boolean slicesAreFaster = !mapped.schedule().isWhole()
                && new Machine(simulations.get(), chip, mapped.inFull()).run() < kept.ticks;
        int batch = mapped.schedule().batch();
        return slicesAreFaster ? mapped : BatchPlan.whole(batch, kept.alternative.plan());
    }

    /** A plan and what it took. */
    private record Trial(Alternative alternative, long ticks, long dramBytes) {
        boolean knownWith(long localBytes, long bulkBytes) {
            return alternative.localBytes() <= localBytes && alternative.bulkBytes() <= bulkBytes;
        }
    }

    /** The plan for the whole memories, found from the smallest ones up, so that more memory never costs time. */
    private static Optional<Trial> kept(List<Trial> trials, ChipView view) {
        List<Long> bulkSizes = Alternative.capacities(view.bulkBytes());
        Map<Long, Optional<Trial>> withLessLocal = new HashMap<>();
        Optional<Trial> kept = Optional.empty();
        for (long local : Alternative.capacities(view.localBytes())) {
            Optional<Trial> withLessBulk = Optional.empty();
            for (long bulk : bulkSizes) {
                List<Trial> known = trials.stream()
                        .filter(trial -> trial.knownWith(local, bulk))
                        .toList();
                kept = kept(known, Stream.of(withLessBulk, withLessLocal.getOrDefault(bulk, Optional.empty())));
                withLessLocal.put(bulk, kept);
                withLessBulk = kept;
            }
        }
        return kept;
    }

    private static Optional<Trial> kept(List<Trial> known, Stream<Optional<Trial>> withLess) {
        double fastest = known.stream().mapToLong(Trial::ticks).min().orElse(0);
        double before =
                withLess.flatMap(Optional::stream).mapToLong(Trial::ticks).min().orElse(Simulation.NEVER);
        double limit = Math.min(AS_LONG * fastest, NO_LONGER * before);
        return known.stream()
                .filter(trial -> trial.ticks <= limit)
                .min(Comparator.comparingLong(Trial::dramBytes).thenComparingLong(Trial::ticks));
    }

    private Trial trial(Alternative alternative) {
        Machine machine = new Machine(simulations.get(), chip, alternative.plan());
        long ticks = machine.run();
        long dramBytes = Arrays.stream(machine.counts())
                .mapToLong(LayerCounts::dramBytes)
                .sum();
        return new Trial(alternative, ticks, dramBytes);
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
            cycles += chip.arrayCycles(layer);
            if (cycles > MOST_ARRAY_CYCLES) {
                return false;
            }
        }
        return cycles > 0;
    }
}
