package org.ridgepoint.experiment.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import picocli.CommandLine.Option;

/** The options that say how a chip differs from its file. */
final class ChipArguments {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a key of the chip's file (ridgepoint show CHIP lists them).")
    private List<String> settings = List.of();

    @Option(names = "--cores", paramLabel = "N", description = "Cores at work (default: as the chip's file says).")
    private Integer cores;

    @Option(
            names = "--split",
            paramLabel = "HOW",
            description =
                    "How the cores share a run out: replicas (each has inferences of its own), batch (images of the batch), rows or filters (parts of each layer), or auto (as is fastest; default: as the chip's file says).")
    private String split;

    /** Whether any was given. */
    boolean areGiven() {
        return cores != null || split != null || !settings.isEmpty();
    }

    /** All of them as settings of a chip. */
    List<String> settings(Workbench bench, String chip) {
        List<String> all = new ArrayList<>(settings);
        if (cores != null) {
            if (cores < 1 || cores > CoreGroupSpec.MOST_CORES) {
                throw new UserError("--cores: must be from 1 to " + CoreGroupSpec.MOST_CORES + ", was " + cores);
            }
            all.add(bench.chips().coreKey(chip, all, "count") + "=" + cores);
        }
        if (split != null) {
            requireKnownSplit();
            if (!bench.chips().hasCores(chip, all)) {
                throw new UserError("--split: " + chip + " has one core; give --cores N, too");
            }
            all.add(bench.chips().coreKey(chip, all, "split") + "=" + split);
        }
        return all;
    }

    private void requireKnownSplit() {
        List<String> known = Arrays.stream(CoreSplit.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(split)) {
            throw new UserError("--split: expected one of " + String.join(", ", known) + ", was \"" + split + "\""
                    + Nearest.hint(split, known));
        }
    }
}
