package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.Recent;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.LoadedWorkload;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;

/** Turns requests, and resolved configurations of earlier runs, into runs that are ready to start. */
public final class Preparation {
    private static final int MOST_REMEMBERED = 8;

    private final Chips chips;
    private final Workloads workloads;
    private final Recent<WorkloadRequest, LoadedWorkload> loaded = new Recent<>(MOST_REMEMBERED);
    private final Recent<GraphKey, Graph> graphs = new Recent<>(MOST_REMEMBERED);

    /** Preparation with the given catalogues. */
    public Preparation(Chips chips, Workloads workloads) {
        this.chips = chips;
        this.workloads = workloads;
    }

    /**
     * A run and the files that it was read from.
     *
     * @param run ready to start
     * @param inputs the files
     */
    public record Prepared(ResolvedRun run, List<InputFile> inputs) {}

    /** What decides a graph. */
    private record GraphKey(WorkloadRequest request, Precision precision) {}

    /** The run that a request asks for; what it has in common with one of the last few is shared. */
    public Prepared prepare(RunRequest request) {
        List<Setting> settings = request.settings().stream().map(Setting::parse).toList();
        LoadedChip chip = chips.load(request.chip(), settings);
        LoadedWorkload found = loaded.get(request.workload(), () -> workloads.load(request.workload()));
        Workload workload = found.workload();
        refuseTrainingOnCores(request, chip.chip());
        ChosenPrecision precision = ChosenPrecision.of(workload, chip.chip());
        refuseTrainingInTwoFormats(request, precision.precision());
        List<InputFile> inputs = new ArrayList<>(chip.inputs());
        inputs.addAll(found.inputs());
        Optional<PinnedPlan> plan = request.plan().map(path -> plan(path, workload, inputs));
        ResolvedConfig config = config(chip, workload, precision, request, plan.map(PinnedPlan::spec));
        GraphKey key = new GraphKey(request.workload(), precision.precision());
        Graph graph = graphs.get(key, () -> workload.graph(precision.precision()));
        ResolvedRun run =
                new ResolvedRun(config, graph, precision.precision(), workload.fewer(), workload.model(), plan);
        return new Prepared(run, inputs);
    }

    private PinnedPlan plan(String path, Workload workload, List<InputFile> inputs) {
        ConfigFile file = chips.file(path);
        inputs.addAll(file.inputs());
        PlanSpec spec = new Binder().bind(file.tree(), PlanSpec.class);
        spec.network().filter(network -> !network.equals(workload.name())).ifPresent(network -> {
            throw file.tree()
                    .entries()
                    .get("network")
                    .origin()
                    .error(
                            "network",
                            "the plan is for " + network + ", not for " + workload.name()
                                    + "; write one with ridgepoint show CHIP " + workload.name() + " --plan");
        });
        return PinnedPlan.inFile(file.inputs().get(0).name(), spec);
    }

    private static void refuseTrainingOnCores(RunRequest request, ResolvedChip chip) {
        int cores = chip.spec().coreGroup().count();
        if (cores > 1 && request.workload().options().training().isPresent()) {
            throw new UserError(chip.name() + ": a training step on " + cores
                    + " cores is not modelled, for they would have to exchange gradients; run it with --cores 1");
        }
    }

    private static void refuseTrainingInTwoFormats(RunRequest request, Precision precision) {
        if (precision.isMixed() && request.workload().options().training().isPresent()) {
            throw Origin.Asked.PRECISION.error(
                    "",
                    "weights that are trained have the format of activations; expected one format such as bf16, was "
                            + precision.name());
        }
    }

    /** The run that an earlier run's resolved configuration describes. */
    public ResolvedRun again(InputFile resolved) {
        ResolvedConfig config = new Binder().bind(ConfigFile.parse(resolved), ResolvedConfig.class);
        WorkloadRequest request = new WorkloadRequest(
                config.workload(),
                config.input().map(InputSize::parse),
                Optional.of(config.batch()),
                Optional.of(config.precision()),
                config.graphOptions().orElse(GraphOptions.NONE));
        Workload workload = workloads.again(request, config.model(), config.network(), resolved.name());
        Precision precision = WorkloadRequest.precision(config.precision());
        return new ResolvedRun(
                config,
                workload.graph(precision),
                precision,
                workload.fewer(),
                workload.model(),
                config.plan().map(plan -> PinnedPlan.inConfig(resolved.name(), plan)));
    }

    private ResolvedConfig config(
            LoadedChip loaded,
            Workload workload,
            ChosenPrecision precision,
            RunRequest request,
            Optional<PlanSpec> plan) {
        ResolvedChip chip = loaded.chip();
        List<String> notes = new ArrayList<>(loaded.notes());
        notes.addAll(workload.notes());
        precision.note().ifPresent(notes::add);
        return new ResolvedConfig(
                chip.name(),
                workload.name(),
                workload.input().map(InputSize::toString),
                workload.batch(),
                precision.precision().name(),
                request.seed(),
                workload.network(),
                workloads.modelOf(workload),
                Optional.of(workload.request().options()).filter(options -> !options.equals(GraphOptions.NONE)),
                Optional.of(notes).filter(list -> !list.isEmpty()),
                plan,
                DetailWord.unlessFull(request.detail()),
                chip.spec(),
                chip.memory(),
                chip.technology());
    }
}
