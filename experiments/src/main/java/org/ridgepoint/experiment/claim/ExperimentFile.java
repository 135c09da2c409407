package org.ridgepoint.experiment.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * An experiment as a user describes it: {@code experiment.yaml} in a folder with the sweeps and tables that it names.
 *
 * @param description one sentence on what it is
 * @param source who claims it, and where
 * @param sweeps files of this folder without {@code .yaml}; each is run, and is data under its name
 * @param tables files of this folder without {@code .csv}, the first line of each naming its columns; each is data
 * @param claims what is said, and what is expected if it is true
 * @param plots what is drawn of the data
 */
public record ExperimentFile(
        String description,
        String source,
        Optional<List<String>> sweeps,
        Optional<List<String>> tables,
        List<ClaimSpec> claims,
        Optional<List<PlotSpec>> plots) {
    /** Refuses an experiment without a claim, two claims or two data of one name, and data that nobody has named. */
    public ExperimentFile {
        if (claims.isEmpty()) {
            throw new RefusedKey("claims", "must not be empty");
        }
        requireDifferent("claims", claims.stream().map(ClaimSpec::id).toList());
        requireDifferent("sweeps", sweeps.orElse(List.of()));
        requireFiles("sweeps", sweeps.orElse(List.of()));
        requireFiles("tables", tables.orElse(List.of()));
        List<String> named = names(sweeps, tables);
        requireDifferent("tables", named);
        for (ClaimSpec claim : claims) {
            claim.of().ifPresent(data -> requireOneOf("claims", claim.id(), data, named));
        }
        for (PlotSpec plot : plots.orElse(List.of())) {
            requireOneOf("plots", plot.title(), plot.of(), named);
        }
    }

    /** All that it names as its data, in order. */
    private static List<String> names(Optional<List<String>> sweeps, Optional<List<String>> tables) {
        List<String> names = new ArrayList<>(sweeps.orElse(List.of()));
        names.addAll(tables.orElse(List.of()));
        return names;
    }

    /** Names of files beside the experiment's: whoever sends one must not be able to read others. */
    private static void requireFiles(String key, List<String> names) {
        for (String name : names) {
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
                throw new RefusedKey(
                        key,
                        "\"" + name + "\": expected the name of a file in the experiment's folder, of letters, digits, "
                                + "dots, dashes and underscores");
            }
        }
    }

    private static void requireDifferent(String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new RefusedKey(key, "two are called " + name + "; give each a name of its own");
            }
        }
    }

    private static void requireOneOf(String key, String who, String data, List<String> named) {
        if (!named.contains(data)) {
            throw new RefusedKey(
                    key,
                    who + " is of \"" + data + "\"; expected one of the sweeps and tables, "
                            + String.join(", ", named));
        }
    }
}
