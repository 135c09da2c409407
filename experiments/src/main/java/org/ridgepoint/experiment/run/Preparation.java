package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        LoadedWorkload loadedWorkload =
                workloads.load(request.workload(), request.input(), request.batch(), request.graphOptions());
        Workload workload = loadedWorkload.workload();
        ResolvedChip chip = loaded.chip();
        Precision precision = precision(request.precision());
        requireComputable(precision, chip);
        ResolvedConfig config = new ResolvedConfig(
                chip.name(),
                workload.name(),
                workload.input().map(InputSize::toString),
                workload.model().isPresent() ? request.graphOptions().batch() : request.batch(),
                precision.name(),
                request.seed(),
                workload.network(),
                workload.model(),
                Optional.of(request.graphOptions()).filter(options -> !options.equals(GraphOptions.NONE)),
                chip.spec(),
                chip.memory(),
                chip.technology());
        List<InputFile> inputs = new ArrayList<>(loaded.inputs());
        inputs.addAll(loadedWorkload.inputs());
        return new Prepared(new ResolvedRun(config, workload, precision), inputs);
    }

    /** The run that an earlier run's resolved configuration describes. */
    public ResolvedRun again(InputFile resolved) {
        ResolvedConfig config = new Binder().bind(ConfigFile.parse(resolved), ResolvedConfig.class);
        return new ResolvedRun(config, workloads.again(config, resolved), precision(config.precision()));
    }

    private static void requireComputable(Precision precision, ResolvedChip chip) {
        Set<String> known = chip.spec().array().macsPerCycle().keySet();
        if (!known.contains(precision.name())) {
            throw new UserError("--precision: " + chip.name() + " does not compute in " + precision.name()
                    + "; expected " + String.join(" or ", known));
        }
        if (!chip.technology().mac().containsKey(precision.name())) {
            throw new UserError("--precision: technology " + chip.spec().technology() + " has no price for a MAC in "
                    + precision.name() + "; expected "
                    + String.join(" or ", chip.technology().mac().keySet()));
        }
    }

    /** The number format of a name. */
    public static Precision precision(String name) {
        return Precision.find(name)
                .orElseThrow(() -> new UserError("--precision: unknown precision \"" + name
                        + "\"; expected int1 to int32, " + String.join(", ", Precision.names())));
    }
}
