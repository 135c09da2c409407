package org.ridgepoint.accelerator.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Tries other plans of a small run on the machine and keeps one of the fastest: first other places for the tensors, then,
 * layer by layer, other ways to work the layer off.
 *
 * <p>In a run of some ten thousand cycles the waits at the beginning and end of layers, which the mapper's closed forms only
 * estimate, decide between plans. What is tried is bounded by what it costs the computer, counted in what has ended on the machine (packets
 * at a hop, tiles) and in bursts of DRAM, never in seconds, so that no result depends on the computer, nor on the order of ties.
 */
final class Rehearsal {
    private static final long MOST_WORK = 400_000;
    private static final int LEAST_TRIALS = 2;
    private static final int PLANS_OF_A_LAYER = 8;
    private static final int LEAST_EVENTS_OF_A_PACKET = 3; // one at each of three hops

    private final Chip chip;
    private final ChipView view;
    private final Function<NetworkPlan, Machine> machines;
    private final Pins pins;

    /** A rehearsal of plans in which some things are pinned. */
    Rehearsal(Chip chip, Supplier<Simulation> simulations, Pins pins) {
        this(chip, chip.view(), plan -> Machine.unwatched(simulations.get(), chip, plan), pins);
    }

    /** The same of plans for what somebody has of a chip, on unwatched machines that somebody makes for them. */
    Rehearsal(Chip chip, ChipView view, Function<NetworkPlan, Machine> machines, Pins pins) {
        this.chip = chip;
        this.view = view;
        this.machines = machines;
        this.pins = pins;
    }

    /** The plan to run: the given one, unless the run is small and another plan does better. */
    BatchPlan best(BatchPlan mapped) {
        NetworkPlan own = mapped.inFull();
        long forItself = MOST_WORK / LEAST_TRIALS;
        if (leastWork(own) > forItself) {
            return mapped;
        }
        Trials trials = new Trials(chip, machines, forItself);
        trials.add(own);
        if (trials.best().isEmpty()) {
            return mapped;
        }
        trials.allow(MOST_WORK - forItself);
        tryOthers(trials, mapped);
        return trials.best()
                .filter(best -> best != own)
                .map(best -> BatchPlan.whole(mapped.schedule().batch(), best))
                .orElse(mapped);
    }

    private void tryOthers(Trials trials, BatchPlan mapped) {
        LayerNetwork network = mapped.whole();
        Alternatives alternatives = new Alternatives(network, view, pins);
        List<NetworkPlan> others = alternatives.ofNetwork();
        List<NetworkPlan> starts = likeliestOfEachPlace(others);
        long forImproving = starts.size() == 1 ? 0 : MOST_WORK / LEAST_TRIALS;
        Stream.concat(starts.stream(), others.stream())
                .takeWhile(plan -> trials.mayTake(forImproving))
                .forEach(trials::add);
        boolean inSlices = !mapped.schedule().isWhole() && trials.best().equals(Optional.of(mapped.inFull()));
        if (!inSlices) {
            improve(trials, network, alternatives);
            starts.forEach(start -> improveFrom(start, trials, alternatives));
        }
        others.forEach(trials::add);
    }

    private static List<NetworkPlan> likeliestOfEachPlace(List<NetworkPlan> plans) {
        Set<Map<Integer, Place>> places = new HashSet<>();
        return plans.stream().filter(plan -> places.add(plan.places())).toList();
    }

    /** What is good with tensors in other places is not what is good in these. */
    private static void improveFrom(NetworkPlan start, Trials trials, Alternatives alternatives) {
        boolean elsewhere =
                trials.best().stream().noneMatch(best -> best.places().equals(start.places()));
        if (elsewhere && trials.mayTake(0)) {
            Trials apart = trials.startingFrom(start);
            improve(apart, start.network(), alternatives);
            trials.addAll(apart);
        }
    }

    /** Layer by layer, as long as something helps. */
    private static void improve(Trials trials, LayerNetwork network, Alternatives alternatives) {
        Optional<NetworkPlan> before;
        do {
            before = trials.best();
            for (Layer layer : network.layers()) {
                List<NetworkPlan> others = trials.best()
                        .map(plan -> alternatives.ofLayer(plan, layer))
                        .orElse(List.of());
                others.stream().limit(PLANS_OF_A_LAYER).forEach(trials::add);
            }
        } while (!trials.best().equals(before) && trials.mayTake(0));
    }

    /** A trial costs no less: its tiles, the bursts of DRAM, and the packets on their way. */
    private long leastWork(NetworkPlan plan) {
        long work = 0;
        for (Layer layer : plan.network().layers()) {
            work += plan.plans().get(layer.index()).map(this::leastWork).orElseGet(() -> leastWork(layer));
        }
        return work;
    }

    private long leastWork(Layer layer) {
        return LEAST_EVENTS_OF_A_PACKET * (PlannedWork.elementBytes(layer) / view.granuleBytes());
    }

    private long leastWork(LayerPlan plan) {
        LayerPlan.Cost cost = plan.cost();
        long packets = (cost.dramBytes() + cost.linkBytes()) / view.granuleBytes();
        long bursts = cost.dramBytes() / chip.dramChannel().geometry().burstBytes();
        return plan.tiling().tiles() + bursts + LEAST_EVENTS_OF_A_PACKET * packets;
    }
}
