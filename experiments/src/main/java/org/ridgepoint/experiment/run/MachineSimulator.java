package org.ridgepoint.experiment.run;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.hardware.BlockGraph;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.plan.PlanWriter;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.accelerator.split.SplitRefused;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.op.HostStep;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.work.Fed;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.RepeatedSteps;
import org.ridgepoint.workload.work.VectorWork;

/** The event-driven machine: the one place where runs meet it, and where its refusals become the user's errors. */
public final class MachineSimulator implements Simulator {
    /** What is done with a machine and a graph. */
    @FunctionalInterface
    private interface Work<T> {
        T of(Chip chip, BatchedGraph graph, Pins.Source pins);
    }

    @Override
    public RunResult run(ResolvedChip chip, Graph graph, RunOptions options, RunListener listener) {
        return refusing(
                chip,
                graph,
                options,
                (machine, batched, pins) -> Replay.run(machine, batched, pins, options.detail(), listener));
    }

    /** The plan that a run carries out, and what the mapper expects of it. */
    public static PlannedRun plan(ResolvedRun run) {
        return refusing(run.chip(), run.graph(), run.options(), (machine, graph, pins) -> {
            if (sharesLayersOut(machine)) {
                return shared(Replay.chipPlan(machine, graph, pins), run);
            }
            requireReplicas(machine, "a plan can be written for");
            BatchPlan plan = Replay.plan(machine, graph, pins);
            return new PlannedRun(
                    PlanWriter.write(plan, run.config().workload()),
                    plan.perSlice().expected(machine.view()),
                    machine.view());
        });
    }

    private static boolean sharesLayersOut(Chip machine) {
        CoreSplit split = machine.spec().coreGroup().howSplit();
        return machine.cores() > 1 && split != CoreSplit.REPLICAS && split != CoreSplit.BATCH;
    }

    /** How layers are divided, and what the mapper expects of the first core, or of the one that works alone. */
    private static PlannedRun shared(ChipPlan plan, ResolvedRun run) {
        NetworkPlan first =
                plan.team() == 1 ? plan.run().perSlice() : plan.cores().get(0).plan();
        return new PlannedRun(
                PlanWriter.write(plan.run().whole(), plan.cuts(), run.config().workload()),
                first.expected(plan.view()),
                plan.view());
    }

    /** The chip of a run at its precision, and the plan that each core carries out. */
    public static PlannedNetwork planned(ResolvedRun run) {
        return refusing(run.chip(), run.graph(), run.options(), (machine, graph, pins) -> {
            requireReplicas(machine, "several networks at once are for");
            machine.spec().power().ifPresent(power -> {
                throw new RefusedKey("power.cap", "is kept in runs of one network alone; remove it");
            });
            return new PlannedNetwork(
                    machine, Replay.planBesideOthers(machine, graph, pins).inFull());
        });
    }

    /** Refuses cores that share a run out, where each is to be taken for itself. */
    private static void requireReplicas(Chip chip, String what) {
        if (chip.cores() > 1 && chip.spec().coreGroup().howSplit() != CoreSplit.REPLICAS) {
            throw new SplitRefused(
                    what + " cores that each work off inferences of their own (split: replicas), not for a run that"
                            + " they share out");
        }
    }

    /** A chip's parts as they are wired. */
    public static BlockGraph diagram(ResolvedChip chip) {
        String any = chip.spec().array().macsPerCycle().keySet().iterator().next();
        return BlockGraph.of(chip(chip, WorkloadRequest.precision(any)));
    }

    /** Does some work and puts what is refused in the user's words. */
    private static <T> T refusing(ResolvedChip chip, Graph graph, RunOptions options, Work<T> work) {
        requireHost(chip, graph);
        Chip machine = chip(chip, options.precision());
        try {
            return work.of(machine, new BatchedGraph(options.batch(), graph, options.fewer()), pins(options));
        } catch (PlanRefused refusal) {
            throw options.plan().orElseThrow().error(refusal);
        } catch (CapacityTooSmall tooSmall) {
            throw new UserError(chip.name() + ": " + tooSmall.getMessage());
        } catch (SplitRefused | RefusedKey refusal) {
            throw new UserError(chip.name() + ": " + refusal.getMessage());
        } catch (NothingToRun views) {
            throw new UserError(views.getMessage());
        } catch (RuntimeException failure) {
            throw overflowed(failure) ? outOfRange(chip) : failure;
        }
    }

    private static Pins.Source pins(RunOptions options) {
        return options.plan().map(PinnedPlan::pins).orElse(Pins.Source.NOBODY);
    }

    private static Chip chip(ResolvedChip chip, Precision precision) {
        try {
            return Chip.of(chip.spec(), chip.memory(), chip.technology(), precision);
        } catch (IllegalArgumentException refusal) {
            throw new UserError(chip.name() + ": " + refusal.getMessage());
        }
    }

    /** An operator that the chip cannot run needs a host to go to. */
    private static void requireHost(ResolvedChip chip, Graph graph) {
        Set<String> unsupported = Set.copyOf(chip.spec().vector().unsupported().orElse(List.of()));
        Stream<Node> homeless = graph.nodes().stream()
                .filter(node -> chip.spec().host().isEmpty())
                .filter(node -> beginsOnVectorUnit(node.lowering()) && unsupported.contains(node.kind())
                        || node.operator() instanceof HostStep);
        String names = homeless.map(Node::kind).distinct().collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            throw new UserError(chip.name() + ": the workload needs " + names
                    + ", and there is no host to run it; add the key \"host\"");
        }
    }

    /** What follows a product is done beside it, whoever does that. */
    private static boolean beginsOnVectorUnit(Lowering lowering) {
        if (lowering instanceof RepeatedSteps sequence) {
            return beginsOnVectorUnit(sequence.steps().get(0));
        }
        Lowering step = lowering instanceof Fed fed ? fed.step() : lowering;
        return step instanceof VectorWork;
    }

    private static boolean overflowed(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(ArithmeticException.class::isInstance);
    }

    private static UserError outOfRange(ResolvedChip chip) {
        return new UserError(
                chip.name() + ": a count or a time overflows; a size, latency or clock of the chip is far out"
                        + " of range, or the run would take more than 2.5 simulated hours");
    }
}
