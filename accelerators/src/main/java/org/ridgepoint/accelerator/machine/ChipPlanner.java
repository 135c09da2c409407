package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.BatchMapper;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.accelerator.split.SplitMapper;
import org.ridgepoint.accelerator.split.SplitRefused;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;

/** Decides how the cores of a chip share a run out among them, as the chip's file asks for. */
final class ChipPlanner {
    private final Chip chip;
    private final BatchedGraph graph;
    private final Pins.Source pins;
    private final Supplier<Simulation> simulations;

    ChipPlanner(Chip chip, BatchedGraph graph, Pins.Source pins, Supplier<Simulation> simulations) {
        this.chip = chip;
        this.graph = graph;
        this.pins = pins;
        this.simulations = simulations;
    }

    /** What every core is to do. */
    ChipPlan plan() {
        CoreSplit split = chip.spec().coreGroup().howSplit();
        if (chip.cores() == 1 || split == CoreSplit.REPLICAS) {
            return ChipPlan.replicas(
                    Replay.plan(chip.aroundOneDram(), graph, pins, simulations, true), chip.view(), chip.cores());
        }
        if (chip.dramSystems() > 1 && split != CoreSplit.BATCH) {
            throw new SplitRefused(
                    "cores that have DRAM of their own (ownDram) can read no tensor of each other, so that"
                            + " they cannot share a layer out; expected split replicas or batch");
        }
        return split == CoreSplit.BATCH ? images() : layers(split);
    }

    /** Layers divided as is written, and where nothing is, as the chip's file asks for. */
    private ChipPlan layers(CoreSplit split) {
        LayerNetwork whole = networks().whole();
        Map<Integer, Cut> written = pins.cuts(whole, chip.cores());
        if (written.isEmpty()) {
            return unwritten(split);
        }
        List<Cut> others = written.size() == whole.layers().size()
                ? List.of()
                : unwritten(split).cuts();
        List<Cut> cuts = whole.layers().stream()
                .map(layer ->
                        written.containsKey(layer.index()) ? written.get(layer.index()) : others.get(layer.index()))
                .toList();
        boolean alone = split == CoreSplit.AUTO && cuts.stream().allMatch(Cut.NONE::equals);
        return alone ? alone(networks()) : mapper(whole).map(cuts);
    }

    private ChipPlan unwritten(CoreSplit split) {
        return switch (split) {
            case ROWS -> cut(Cut.By.ROWS);
            case FILTERS -> cut(Cut.By.FILTERS);
            default -> best();
        };
    }

    private ChipPlan images() {
        if (pins != Pins.Source.NOBODY) {
            throw new SplitRefused("a plan from a file is for no run that cores share out by images; leave out split,"
                    + " or the plan");
        }
        int cores = chip.cores();
        if (graph.batch() < cores) {
            throw new SplitRefused("a batch of " + graph.batch() + " cannot be divided over " + cores
                    + " cores by its images; expected at least as many images as cores, or another split");
        }
        Map<Integer, BatchPlan> plans = new LinkedHashMap<>();
        List<BatchPlan> ofCores = IntStream.range(0, cores)
                .map(core -> graph.batch() / cores + (core < graph.batch() % cores ? 1 : 0))
                .mapToObj(images -> plans.computeIfAbsent(images, this::ofImages))
                .toList();
        LayerNetwork whole = Replay.networks(chip, chip.view(), graph).whole();
        boolean alike = ofCores.stream()
                .allMatch(plan -> plan.whole().layers().size() == whole.layers().size());
        if (!alike) {
            throw notDivisible();
        }
        return ChipPlan.images(whole, ofCores, chip.view());
    }

    private BatchPlan ofImages(int images) {
        BatchedGraph some = new BatchedGraph(images, graph.of(images).orElseThrow(this::notDivisible), graph.fewer());
        return Replay.plan(chip.aroundOneDram(), some, pins, simulations, false);
    }

    private SplitRefused notDivisible() {
        return new SplitRefused("the workload cannot be had for fewer images than its " + graph.batch()
                + ", so that they cannot be divided over cores; expected another split");
    }

    private ChipPlan cut(Cut.By by) {
        SplitMapper mapper = mapper(networks().whole());
        return mapper.map(mapper.cuts(by, chip.cores()));
    }

    private BatchNetworks networks() {
        BatchNetworks networks = Replay.networks(chip, chip.view(1), graph);
        chip.requireDram(Replay.outsideBytes(networks.whole()));
        return networks;
    }

    private SplitMapper mapper(LayerNetwork whole) {
        return new SplitMapper(chip, whole, graph.batch());
    }

    /** The fastest of one core alone and of layers that twice, four times as many cores work off together, and so on. */
    private ChipPlan best() {
        BatchNetworks networks = networks();
        ChipPlan alone = alone(networks);
        SplitMapper mapper = mapper(networks.whole());
        List<ChipPlan> others = new ArrayList<>();
        ChipPlan undivided =
                mapper.map(Collections.nCopies(networks.whole().layers().size(), Cut.NONE));
        for (int team : teams()) {
            others.addAll(cuts(mapper, undivided, team));
        }
        return new SplitTrials(chip, simulations, alone).best(others);
    }

    private Set<Integer> teams() {
        Set<Integer> teams = new TreeSet<>();
        for (int team = chip.cores(); team > 1; team /= 2) {
            teams.add(team);
        }
        for (int team = 2; team < chip.cores(); team *= 2) {
            teams.add(team);
        }
        return teams;
    }

    /** Plans in which every layer is cut in rows, or in filters, and one in which each is cut as is best for it, if at all. */
    private List<ChipPlan> cuts(SplitMapper mapper, ChipPlan undivided, int team) {
        List<ChipPlan> plans = new ArrayList<>(List.of(undivided));
        for (Cut.By by : List.of(Cut.By.ROWS, Cut.By.FILTERS)) {
            addIfThereIsRoom(plans, mapper, mapper.cuts(by, team));
        }
        List<Cut> mixed = ChipPlan.cheapestOfEachLayer(plans);
        plans.remove(undivided);
        if (plans.stream().noneMatch(plan -> plan.cuts().equals(mixed))) {
            addIfThereIsRoom(plans, mapper, mixed);
        }
        return plans;
    }

    private static void addIfThereIsRoom(List<ChipPlan> plans, SplitMapper mapper, List<Cut> cuts) {
        try {
            plans.add(mapper.map(cuts));
        } catch (CapacityTooSmall ofParts) {
            // a part of what fewer cores have more of: they are tried, too
        }
    }

    private ChipPlan alone(BatchNetworks networks) {
        ChipView view = chip.view(1);
        BatchPlan mapped = BatchMapper.map(networks, view);
        Rehearsal rehearsal = new Rehearsal(chip, view, this::unwatchedAlone, Pins.NONE);
        return ChipPlan.alone(rehearsal.best(mapped), view, chip.cores());
    }

    private Machine unwatchedAlone(NetworkPlan plan) {
        ChipPlan alone = ChipPlan.alone(BatchPlan.whole(graph.batch(), plan), chip.view(1), chip.cores());
        return Machine.unwatched(simulations.get(), chip, alone);
    }
}
