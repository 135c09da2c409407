package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.PointCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows and empties the cache of simulated points. */
@Command(
        name = "cache",
        description = {
            "List or clear the points that sweeps and comparisons have simulated.",
            "A point is found again by the hash of its whole configuration and of the program."
        },
        footer = {"", "Examples:", "  ridgepoint cache list", "  ridgepoint cache clear"})
final class CacheCommand implements Callable<Integer> {
    private static final List<String> ACTIONS = List.of("list", "clear");

    private final Workbench bench;

    @Parameters(index = "0", paramLabel = "list|clear", description = "What to do.")
    private String action;

    CacheCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (!ACTIONS.contains(action)) {
            throw new UserError(
                    "cannot " + action + " the cache; expected list or clear" + Nearest.hint(action, ACTIONS));
        }
        PointCache cache = PointCache.of(bench.home());
        if (action.equals("clear")) {
            bench.out().println(cache.name() + ": removed " + cache.clear() + " points");
        } else {
            list(cache);
        }
        return ExitCode.FINE;
    }

    private void list(PointCache cache) {
        List<PointCache.CachedPoint> entries = cache.entries();
        entries.stream()
                .map(entry -> (entry.isCurrent() ? "  " : "  outdated  ") + entry.what())
                .sorted()
                .forEach(bench.out()::println);
        long bytes =
                entries.stream().mapToLong(PointCache.CachedPoint::sizeBytes).sum();
        long outdated = entries.stream().filter(entry -> !entry.isCurrent()).count();
        bench.out()
                .println(cache.name() + ": " + entries.size() + " points, " + Words.scaled(bytes, "B")
                        + (outdated == 0 ? "" : "; " + outdated + " of them by another build, of no use to this one"));
    }
}
