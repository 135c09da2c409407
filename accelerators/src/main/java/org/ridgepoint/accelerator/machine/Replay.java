package org.ridgepoint.accelerator.machine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.KeptWeights;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.WinogradChoice;
import org.ridgepoint.accelerator.mapping.BatchMapper;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.op.HostStep;

/** A network on a chip, from graph to result: merge, fuse, map, replay, account, check. */
public final class Replay {
    private Replay() {}

    /** Runs a graph of {@code batch} inferences. */
    public static RunResult run(Chip chip, Graph graph, int batch) {
        return run(chip, BatchedGraph.undivided(batch, graph), RunListener.NONE);
    }

    /** Runs a graph that may also be had for fewer inferences, for a listener. */
    public static RunResult run(Chip chip, BatchedGraph graph, RunListener listener) {
        return run(chip, graph, Simulation::new, listener);
    }

    /** The same on simulations from {@code simulations}, which may shuffle ties. */
    public static RunResult run(Chip chip, BatchedGraph graph, Supplier<Simulation> simulations, RunListener listener) {
        return run(chip, graph, Pins.Source.NOBODY, simulations, listener);
    }

    /** Runs a graph under a plan of which some things are pinned; {@link PlanRefused} where they cannot be. */
    public static RunResult run(Chip chip, BatchedGraph graph, Pins.Source pins, RunListener listener) {
        return run(chip, graph, pins, Simulation::new, listener);
    }

    /** The same in full, or leaving out what recurs, at the clock at which the chip keeps to what it may draw. */
    public static RunResult run(Chip chip, BatchedGraph graph, Pins.Source pins, Detail detail, RunListener listener) {
        Chip kept = PowerCap.kept(
                chip, trial -> run(trial, graph, pins, Detail.SAMPLED, Simulation::new, RunListener.NONE));
        return run(kept, graph, pins, detail, Simulation::new, listener);
    }

    static RunResult run(
            Chip chip, BatchedGraph graph, Pins.Source pins, Supplier<Simulation> simulations, RunListener listener) {
        return run(chip, graph, pins, Detail.FULL, simulations, listener);
    }

    static RunResult run(
            Chip chip,
            BatchedGraph graph,
            Pins.Source pins,
            Detail detail,
            Supplier<Simulation> simulations,
            RunListener listener) {
        listener.sized(
                () -> Forecasts.ofSizes(chip, networks(chip, chip.view(), graph).whole()));
        ChipPlan plan = new ChipPlanner(chip, graph, pins, simulations).plan();
        listener.planned(() -> Forecasts.of(chip, plan));
        Measured measured = detail == Detail.SAMPLED
                ? new SampledRun(chip, plan, simulations, listener).run()
                : inFull(chip, plan, simulations.get(), listener);
        RunResult result = new Accounts(chip, plan, measured).result();
        Invariants.check(
                result,
                peakTops(chip, plan),
                chip.dramBytesPerSecond(),
                chip.spec().sram().local().capacity().bytes(),
                chip.spec().sram().bulk().capacity().bytes());
        return result;
    }

    /** Of the arrays, and of the vector units where they multiply, too: each multiply-accumulate is two operations there. */
    static double peakTops(Chip chip, ChipPlan plan) {
        boolean onVector = Arrays.stream(plan.vectorMacs()).anyMatch(macs -> macs > 0);
        double operations =
                chip.cores() * chip.view().vectorLanes() * chip.clock().hertz();
        return chip.peakTops() + (onVector ? operations / 1e12 : 0);
    }

    private static Measured inFull(Chip chip, ChipPlan plan, Simulation simulation, RunListener listener) {
        Machine machine = new Machine(simulation, chip, plan, listener);
        Measured measured = Measured.of(machine, machine.run(), plan.team());
        listener.simulated(machine.work());
        return measured;
    }

    /** What the mapper decides for a graph on a chip. */
    public static NetworkPlan plan(Chip chip, Graph graph) {
        return plan(chip, BatchedGraph.undivided(1, graph)).inFull();
    }

    /** What every core does in a run. */
    public static ChipPlan chipPlan(Chip chip, BatchedGraph graph, Pins.Source pins) {
        return new ChipPlanner(chip, graph, pins, Simulation::new).plan();
    }

    /** The plan that a run carries out, rehearsal and all. */
    public static BatchPlan plan(Chip chip, BatchedGraph graph, Pins.Source pins) {
        return plan(chip, graph, pins, Simulation::new, true);
    }

    /** The plan of a run that has the chip not to itself, and so may leave nothing of it alone. */
    public static BatchPlan planBesideOthers(Chip chip, BatchedGraph graph, Pins.Source pins) {
        return plan(chip, graph, pins, Simulation::new, false);
    }

    static BatchPlan plan(
            Chip chip, BatchedGraph graph, Pins.Source pins, Supplier<Simulation> simulations, boolean alone) {
        BatchNetworks networks = networks(chip, chip.view(), graph);
        chip.requireDram(outsideBytes(networks.whole()));
        BatchPlan mapped = mapped(chip, networks, pins);
        LayerNetwork perSlice = mapped.perSlice().network();
        Pins pinned = pins.of(perSlice);
        boolean free = pinned.areNone() && pins.schedule(networks).isEmpty();
        boolean mayBeWhole = free || mapped.schedule().isWhole();
        BatchPlan planned = mayBeWhole && !pinned.decideAll(perSlice)
                ? new Rehearsal(chip, simulations, pinned).best(mapped)
                : mapped;
        if (!alone && pins.used().isPresent()) {
            throw new PlanRefused("uses", "is of a run that has the chip to itself; leave it out");
        }
        return pins.used().map(used -> using(used, planned, chip)).orElse(planned);
    }

    private static BatchPlan using(NetworkPlan.Used used, BatchPlan plan, Chip chip) {
        return plan.using(used, chip.view())
                .orElseThrow(() -> new PlanRefused(
                        "uses", "a layer has no room in so little of local and bulk SRAM; expected more of them"));
    }

    /** What the mapper decides for a batch on a chip. */
    static BatchPlan plan(Chip chip, BatchedGraph graph) {
        return mapped(chip, networks(chip, chip.view(), graph), Pins.Source.NOBODY);
    }

    /** Of tensors that come from outside or go there: no plan needs less, and none is looked for where this is too much. */
    static long outsideBytes(LayerNetwork network) {
        return network.tensors().stream()
                .filter(tensor -> tensor.given() || tensor.wanted())
                .mapToLong(MappedTensor::bytes)
                .sum();
    }

    /** The layers of a graph, as large as what somebody has of a chip lets them be kept. */
    static BatchNetworks networks(Chip chip, ChipView view, BatchedGraph graph) {
        return new BatchNetworks(graph.batch(), images -> graph.of(images).map(part -> layers(chip, view, part)));
    }

    private static BatchPlan mapped(Chip chip, BatchNetworks networks, Pins.Source pins) {
        try {
            return BatchMapper.map(networks, chip.view(), pins);
        } catch (CapacityTooSmall tooSmall) {
            throw chip.ofWholeMemory(tooSmall);
        }
    }

    private static LayerNetwork layers(Chip chip, ChipView view, Graph graph) {
        Set<String> onHost = new HashSet<>();
        chip.spec().vector().unsupported().ifPresent(onHost::addAll);
        graph.nodes().stream()
                .filter(node -> node.operator() instanceof HostStep)
                .map(Node::kind)
                .forEach(onHost::add);
        WinogradChoice winograd = new WinogradChoice(chip.array());
        LayerNetwork fused = LayerFusion.fuse(
                BatchNormMerging.merge(graph),
                chip.precision(),
                onHost,
                chip.spec().vector()::fuses,
                winograd,
                view.mostKeptBytes());
        return KeptWeights.of(fused, chip.spec().sram().bulk().keptBytes());
    }
}
