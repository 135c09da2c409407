package org.ridgepoint.experiment.cli;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.experiment.config.UserError;
import picocli.CommandLine.Option;

/** The options that say how a chip differs from its file. */
final class ChipArguments {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a key of the chip's file (ridgepoint show CHIP lists them).")
    private List<String> settings = List.of();

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Cores at work, each on inferences of its own (default: as the chip's file says).")
    private Integer cores;

    /** Whether any was given. */
    boolean areGiven() {
        return cores != null || !settings.isEmpty();
    }

    /** All of them as settings of a chip. */
    List<String> settings(Workbench bench, String chip) {
        if (cores == null) {
            return settings;
        }
        if (cores < 1 || cores > CoreGroupSpec.MOST_CORES) {
            throw new UserError("--cores: must be from 1 to " + CoreGroupSpec.MOST_CORES + ", was " + cores);
        }
        List<String> all = new ArrayList<>(settings);
        all.add(bench.chips().coreCountKey(chip, settings) + "=" + cores);
        return all;
    }
}
