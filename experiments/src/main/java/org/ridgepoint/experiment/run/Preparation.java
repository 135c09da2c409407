package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.op.Precision;

/** Turns requests, and resolved configurations of earlier runs, into runs that are ready to start. */
public final class Preparation {
    private final Chips chips;
    private final Workloads workloads;

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

    /** The run that a request asks for. */
    public Prepared prepare(RunRequest request) {
        List<Setting> settings = request.settings().stream().map(Setting::parse).toList();
        LoadedChip loaded = chips.load(request.chip(), settings);
        LoadedWorkload loadedWorkload = workloads.load(request.workload());
        Workload workload = loadedWorkload.workload();
        ChosenPrecision precision = ChosenPrecision.of(workload, loaded.chip());
        List<InputFile> inputs = new ArrayList<>(loaded.inputs());
        inputs.addAll(loadedWorkload.inputs());
        ResolvedConfig config = config(loaded.chip(), workload, precision, request.seed());
        return new Prepared(run(config, workload, precision.precision()), inputs);
    }

    /** The run that an earlier run's resolved configuration describes. */
    public ResolvedRun again(InputFile resolved) {
        ResolvedConfig config = new Binder().bind(ConfigFile.parse(resolved), ResolvedConfig.class);
        return run(config, workloads.again(config, resolved), precision(config.precision()));
    }

    private ResolvedConfig config(ResolvedChip chip, Workload workload, ChosenPrecision precision, long seed) {
        List<String> notes = new ArrayList<>(workload.notes());
        precision.note().ifPresent(notes::add);
        return new ResolvedConfig(
                chip.name(),
                workload.name(),
                workload.input().map(InputSize::toString),
                workload.batch(),
                precision.precision().name(),
                seed,
                workload.network(),
                workloads.modelOf(workload),
                Optional.of(workload.request().options()).filter(options -> !options.equals(GraphOptions.NONE)),
                Optional.of(notes).filter(list -> !list.isEmpty()),
                chip.spec(),
                chip.memory(),
                chip.technology());
    }

    private static ResolvedRun run(ResolvedConfig config, Workload workload, Precision precision) {
        return new ResolvedRun(config, workload.graph(precision), precision);
    }

    /** The number format of a name. */
    public static Precision precision(String name) {
        return Precision.find(name)
                .orElseThrow(() -> new UserError("--precision: unknown precision \"" + name
                        + "\"; expected int1 to int32, " + String.join(", ", Precision.names())));
    }
}
